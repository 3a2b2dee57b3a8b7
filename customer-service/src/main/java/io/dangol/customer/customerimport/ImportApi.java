package io.dangol.customer.customerimport;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.customer.Code;
import io.dangol.customer.consent.ConsentApi.RecordConsent;
import io.dangol.customer.customer.CustomerApi.ExternalIdBody;
import io.dangol.customer.customerimport.Import.RowOutcome;
import io.dangol.customer.customerimport.Import.Status;
import io.dangol.platform.http.Located;
import io.dangol.platform.lines.RowFormat;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. None of them holds anything of a person. */
final class ImportApi {

    static final String SYSTEM = "^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$";
    static final String DATE_FORMAT = "^[yMd./ \\-년월일]{6,20}$";

    private ImportApi() {}

    @Schema(name = "OpenCustomerImport")
    record OpenImport(
            @Schema(description = "How a line is written", examples = "CSV") @NotNull RowFormat format,

            @Schema(
                    description = "UTF-8 if absent; EUC-KR and CP949 are what Excel in Korea writes",
                    examples = "CP949")
            @Pattern(regexp = "^(UTF-8|EUC-KR|CP949)$")
            @Nullable String encoding,

            @Schema(description = "The system whose ids stand in externalId", examples = "erp")
            @NotNull @Pattern(regexp = SYSTEM) String externalSystem,

            @Schema(description = "How those were won whose rows do not say so", examples = "MIGRATION")
            @Pattern(regexp = Code.PATTERN) @Nullable String channel,

            @Schema(description = "How dates of birth are written; yyyy-MM-dd if absent", examples = "yyyy.MM.dd")
            @Pattern(regexp = DATE_FORMAT) @Nullable String dateFormat,

            @Schema(
                    description =
                            "Fields by the names of the columns; a column that is called like its field needs none, and one"
                                    + " that stands for nothing (empty) is passed over",
                    examples = "{\"Vorname\":\"givenName\"}")
            @Size(max = 100) @Nullable Map<@NotNull @Size(min = 1, max = 100) String, @NotNull @Size(max = 100) String> mapping,

            @Schema(description = "Say what would become of the rows, and write none", examples = "true") @Nullable Boolean dryRun) {
        Terms terms() {
            Terms terms = new Terms(
                    encoding == null ? "UTF-8" : encoding,
                    externalSystem,
                    channel,
                    dateFormat == null ? Terms.ISO : dateFormat,
                    mapping == null ? Map.of() : mapping);
            return terms.forFormat(format);
        }

        boolean tries() {
            return dryRun != null && dryRun;
        }
    }

    /** A line of a file, for the description alone. */
    @Schema(
            name = "CustomerToImport",
            description = "One line of a file; in CSV without externalIds and consents, which are lists")
    record CustomerToImport(
            @Schema(examples = "C-1001", maxLength = 100) String externalId,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String birthDate,
            @Nullable String preferredLanguage,
            @Nullable String cardNumber,
            @Nullable String channel,
            @Nullable String campaign,
            @Nullable List<ExternalIdBody> externalIds,
            @Nullable List<RecordConsent> consents) {}

    @Schema(name = "CustomerImport", description = "A file of customers, and how far it is")
    record ImportView(
            UUID importId,
            @Nullable UUID partnerId,
            boolean dryRun,
            RowFormat format,
            Terms terms,
            Status status,
            @Schema(examples = "20001") long received,
            @Schema(examples = "20000") long rows,
            long created,
            long updated,
            long unchanged,
            long rejected,
            List<String> unknownColumns,
            Map<String, Long> rejections,
            Instant startedAt,
            Instant changedAt)
            implements Located {

        static ImportView of(Import is, Map<String, Long> rejections) {
            return new ImportView(
                    is.id(),
                    is.errand().partnerId(),
                    is.dryRun(),
                    is.format(),
                    is.terms(),
                    is.status(),
                    is.reached().lines(),
                    is.reached().rows(),
                    is.counts().created(),
                    is.counts().updated(),
                    is.counts().unchanged(),
                    is.counts().rejected(),
                    is.unknownColumns(),
                    rejections,
                    is.startedAt(),
                    is.changedAt());
        }

        @Override
        public String location() {
            return "/v1/customer-imports/" + importId;
        }
    }

    @Schema(name = "ImportedCustomerRow", description = "What became of a row; in a dry run what would")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowView(
            @Schema(examples = "2") long row,
            RowOutcome outcome,
            @Nullable UUID customerId,
            @Nullable List<RowErrorView> errors) {}

    @Schema(name = "ImportedCustomerRowError")
    record RowErrorView(
            @Schema(examples = "#/phone") String pointer,
            @Schema(examples = "phone-invalid") String code,
            String detail) {}
}
