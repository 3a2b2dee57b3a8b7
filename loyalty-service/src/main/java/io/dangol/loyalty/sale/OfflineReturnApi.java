package io.dangol.loyalty.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.sale.SaleApi.ReturnOfSale;
import io.dangol.loyalty.sale.SaleApi.ReturnView;
import io.dangol.loyalty.sale.SaleApi.ReturnedPart;
import io.dangol.loyalty.terminal.TerminalDocument;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire: what came back at a till that knows its sales by their receipts alone. */
final class OfflineReturnApi {

    /** What can be written down: PostgreSQL keeps no NUL, and a till prints no control characters. */
    private static final String PRINTABLE = "^[^\\u0000-\\u001F\\u007F]*$";

    private OfflineReturnApi() {}

    /** Why it could not be recorded as it came. */
    enum ReturnReason {
        SALE_UNKNOWN,
        SALE_MISSING,
        EXCEEDS_SALE,
        BEFORE_SALE,
        RECEIPT_REUSED,
        OVERDRAWS,
        REFUSED
    }

    /** What it waits for. */
    enum ReturnStatus {
        WAITING,
        OPEN,
        RESOLVED
    }

    /** What becomes of it. */
    enum ReturnDecision {
        RECORD,
        REJECT
    }

    /** Whether it is recorded, or will be once its sale is. */
    enum ReturnProgress {
        RETURNED,
        WAITING
    }

    @Schema(
            name = "RecordOfflineReturn",
            description = "What came back of a sale that its receipt names, recorded or not yet; amounts are positive")
    record Tell(
            @NotBlank @Size(max = 100) @Schema(examples = "UK-01")
            String storeCode,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Size(max = 100) @Pattern(regexp = PRINTABLE) String terminalId,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable @Min(1) @Max(TerminalDocument.LAST_NUMBER) @Schema(
                    examples = "4711",
                    description = "Which sale or return of the terminal it is, counted from 1 without a gap")
            Long sequenceNumber,

            @NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE) @Schema(examples = "C536365")
            String receiptNumber,

            @NotNull Instant returnedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable @Size(max = 100) @Schema(description = "Absent: the same store", examples = "UK-01")
            String saleStoreCode,

            @NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE) @Schema(examples = "536365")
            String saleReceiptNumber,

            @NotNull @Size(min = 1, max = 5_000) List<@Valid @NotNull ReturnedPart> lines,
            @NotNull @Min(0) @Max(SaleApi.MOST) Long totalAmount) {

        String soldAtStore() {
            return saleStoreCode == null ? storeCode : saleStoreCode;
        }

        ReturnOfSale ofSale() {
            return new ReturnOfSale(
                    storeCode, terminalId, sequenceNumber, receiptNumber, returnedAt, lines, totalAmount);
        }
    }

    @Schema(name = "OfflineReturn", description = "Recorded, or kept until its sale arrives")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ToldView(
            ReturnProgress status,
            @Nullable ReturnView recorded,
            @Nullable UUID conflictId,
            Map<String, String> links) {}

    @Schema(name = "ReturnConflict", description = "What came back and could not be recorded as it came")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConflictView(
            UUID conflictId,
            ReturnStatus status,
            ReturnReason reason,
            String storeCode,
            String receiptNumber,
            String saleStoreCode,
            String saleReceiptNumber,
            long totalAmount,
            Instant arrivedAt,
            String arrivedBy,
            @Nullable Resolution resolution,
            Map<String, String> links) {}

    @Schema(name = "ReturnConflictDetail", description = "And what the till told")
    record ConflictDetail(ConflictView conflict, Tell arrived) {}

    @Schema(name = "ReturnConflictResolution", description = "What became of it")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Resolution(
            ReturnDecision decision,
            @Nullable String receiptNumber,
            @Nullable UUID returnId,

            @Schema(description = "Absent: its sale came, and nobody had to decide") @Nullable String ticket,

            String resolvedBy,
            Instant resolvedAt) {}

    @Schema(name = "ResolveReturnConflict", description = "Record what can come back, or leave it out")
    record Resolve(
            @NotNull ReturnDecision decision,

            @Nullable @Pattern(regexp = PRINTABLE) @Size(min = 1, max = 100) @Schema(examples = "C536365-B")
            String receiptNumber,

            @NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE) @Schema(examples = "ticket-4712")
            String ticket) {}
}
