package io.dangol.partner.shipment;

import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class ShipmentApi {

    static final String NUMBER = "[A-Za-z0-9._/-]{1,100}";
    static final String SERIAL = "[!-~]{1,64}";

    private static final int MOST_LINES = 200;

    /** As many pieces of one kind as one event can name. */
    private static final int MOST_SERIALS = 2_000;

    private ShipmentApi() {}

    /** Pieces of one product. */
    @Schema(name = "ShipmentLine")
    record Line(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._/-]{1,100}") @Schema(examples = "PLIER-200", description = "The product, as it is called elsewhere")
            String sku,

            @NotNull @Min(1) @Max(1_000_000) @Schema(examples = "2", description = "How many pieces")
            Integer quantity,

            @Nullable @Size(max = MOST_SERIALS) @Schema(
                    examples = "[\"A-1001\",\"A-1002\"]",
                    description = "Those of the pieces that have one; one may be in one shipment only")
            List<@NotNull @Pattern(regexp = SERIAL) String> serials) {

        Line {
            serials = serials == null ? List.of() : List.copyOf(serials);
        }

        /** The serials; where none were sent there are none. */
        List<String> named() {
            return serials == null ? List.of() : serials;
        }
    }

    /** A delivery, as its delivery note says. */
    @Schema(name = "ShipmentDetails")
    record Details(
            @NotNull @Pattern(regexp = NUMBER) @Schema(examples = "DN-2026-00017", description = "The delivery note's number; unique")
            String number,

            @NotNull @Schema(description = "Who was delivered to")
            UUID partnerId,

            @NotNull @Schema(examples = "2026-05-04", description = "The day on which it left")
            LocalDate shippedOn,

            @NotNull @Size(min = 1, max = MOST_LINES) @Schema(description = "What was delivered")
            List<@NotNull @Valid Line> lines) {

        static final int MOST_SERIALS_IN_ALL = MOST_SERIALS;
    }

    /** A delivery. */
    @Schema(name = "Shipment")
    record ShipmentView(
            UUID id,
            String number,
            UUID partnerId,
            LocalDate shippedOn,
            List<Line> lines,
            Shipment.Status status,
            Instant createdAt,
            Instant updatedAt,
            long version)
            implements Versioned, Located {

        @Override
        public String location() {
            return "/v1/shipments/" + id;
        }
    }

    @Schema(name = "ShipmentRevisions")
    record RevisionsView(List<RevisionView> data) {}

    /** What a delivery said before it was corrected. */
    @Schema(name = "ShipmentRevision")
    record RevisionView(
            @Schema(description = "The version that was replaced")
            long version,

            UUID partnerId,
            LocalDate shippedOn,
            List<Line> lines,
            Shipment.Status status,
            @Schema(description = "When it was replaced") Instant replacedAt,

            @Schema(description = "The API client that did it")
            String replacedBy) {}
}
