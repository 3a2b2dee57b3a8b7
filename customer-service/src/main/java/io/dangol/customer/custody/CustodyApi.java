package io.dangol.customer.custody;

import io.dangol.customer.custody.Custody.Terms;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class CustodyApi {

    private CustodyApi() {}

    @Schema(name = "RecordCustody")
    record RecordCustody(
            @Schema(
                    description = "INTRODUCED_BY: it brought the customer, for good; SERVICED_BY: it looks after the"
                            + " customer and sees it meanwhile")
            @NotNull CustodyRole role,

            @Schema(examples = "01970000-0000-7000-8000-000000000001") @NotNull UUID partnerId,

            @Schema(description = "The first day, by the operator's calendar", examples = "2026-06-01") @NotNull LocalDate since,

            @Schema(
                    description =
                            "The first day on which it services the customer no more; absent where no end is known",
                    examples = "2026-09-01")
            @Nullable LocalDate until) {
        Terms terms() {
            return new Terms(role, partnerId, since, until);
        }
    }

    @Schema(name = "EndCustody")
    record EndCustody(
            @Schema(
                    description = "The first day on which it services the customer no more; today ends it at once",
                    examples = "2026-09-01")
            @NotNull LocalDate until) {}

    /** What a partner is to a customer. */
    @Schema(name = "Custody")
    record CustodyView(
            UUID id,
            CustodyRole role,
            UUID partnerId,
            @Schema(examples = "2026-06-01") LocalDate since,

            @Schema(description = "The first day on which it holds no more; absent where no end is known") @Nullable LocalDate until,

            Instant recordedAt,

            @Schema(description = "The API client that recorded it")
            String recordedBy) {
        static CustodyView of(Custody custody) {
            return new CustodyView(
                    custody.id(),
                    custody.role(),
                    custody.partnerId(),
                    custody.since(),
                    custody.until(),
                    custody.recordedAt(),
                    custody.recordedBy());
        }
    }

    /** Who introduced a customer, and who services it. */
    @Schema(name = "Custodies")
    record CustodiesView(List<CustodyView> data) {}
}
