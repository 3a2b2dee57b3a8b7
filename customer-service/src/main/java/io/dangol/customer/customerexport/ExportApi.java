package io.dangol.customer.customerexport;

import io.dangol.customer.customerexport.Export.Status;
import io.dangol.customer.vault.Disclosure;
import io.dangol.platform.audit.Purpose;
import io.dangol.platform.http.Located;
import io.dangol.platform.lines.RowFormat;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class ExportApi {

    private ExportApi() {}

    @Schema(name = "ExportCustomers")
    record ExportCustomers(
            @Schema(description = "How a line is written", examples = "CSV") @NotNull RowFormat format,

            @Schema(description = "Show personal data in clear: needs the scope customers:export-clear and a purpose")
            @Nullable Boolean unmask,

            @Schema(description = "What the data is needed for; no personal data itself", examples = "erp-migration")
            @Pattern(regexp = Purpose.PATTERN) @Nullable String purpose) {
        boolean clear() {
            return unmask != null && unmask;
        }
    }

    @Schema(name = "CustomerExport", description = "A file of customers, and how far it is")
    record ExportView(
            UUID exportId,
            @Nullable UUID partnerId,
            RowFormat format,
            Disclosure disclosure,
            @Nullable String purpose,
            Status status,
            @Schema(examples = "20000") long rows,
            Instant startedAt,
            Instant changedAt)
            implements Located {
        static ExportView of(Export is) {
            return new ExportView(
                    is.id(),
                    is.errand().partnerId(),
                    is.format(),
                    is.disclosure(),
                    is.purpose(),
                    is.status(),
                    is.rows(),
                    is.startedAt(),
                    is.changedAt());
        }

        @Override
        public String location() {
            return "/v1/customer-exports/" + exportId;
        }
    }
}
