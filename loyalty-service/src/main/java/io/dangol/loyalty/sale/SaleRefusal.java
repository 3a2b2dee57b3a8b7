package io.dangol.loyalty.sale;

import io.dangol.platform.problem.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Every way a sale or a return can say no. */
final class SaleRefusal {

    private SaleRefusal() {}

    static final class CurrencyNotOfProgram extends Refusal.Forbidden {
        CurrencyNotOfProgram(String currency, String ofProgram) {
            super("currency-not-of-program", currency, ofProgram);
        }
    }

    static final class UnknownCoalition extends Refusal.Forbidden {
        UnknownCoalition(String code) {
            super("unknown-coalition", code);
        }
    }

    static final class NotACardOfCoalition extends Refusal.Forbidden {
        NotACardOfCoalition(String code) {
            super("not-a-card-of-coalition", code);
        }
    }

    static final class CurrencyNotOfCoalition extends Refusal.Forbidden {
        CurrencyNotOfCoalition(String currency, String ofCoalition) {
            super("currency-not-of-coalition", currency, ofCoalition);
        }
    }

    static final class AmountsDoNotAddUp extends Refusal.Forbidden {
        AmountsDoNotAddUp(String expected, String given) {
            super("amounts-do-not-add-up", expected, given);
        }
    }

    static final class SoldInFuture extends Refusal.Forbidden {
        SoldInFuture() {
            super("sold-in-future");
        }
    }

    static final class SoldTooEarly extends Refusal.Forbidden {
        SoldTooEarly() {
            super("sold-too-early");
        }
    }

    static final class ReceiptConflict extends Refusal.Conflict {
        ReceiptConflict(String receipt, String store) {
            super("receipt-conflict", receipt, store);
        }
    }

    static final class NoSuchConflict extends Refusal.Missing {
        NoSuchConflict(UUID id) {
            super("no-such-conflict", id);
        }
    }

    static final class ConflictResolved extends Refusal.Conflict {
        ConflictResolved(ConflictApi.Decision decision) {
            super("conflict-resolved", decision);
        }
    }

    static final class ReturnInConflict extends Refusal.Conflict {
        ReturnInConflict(OfflineReturnApi.ReturnReason reason, UUID conflictId) {
            super("return-in-conflict", reason, conflictId);
        }
    }

    static final class ReturnConflictResolved extends Refusal.Conflict {
        ReturnConflictResolved(OfflineReturnApi.ReturnDecision decision) {
            super("conflict-resolved", decision);
        }
    }

    static final class SaleStillUnknown extends Refusal.Conflict {
        SaleStillUnknown(String receipt) {
            super("sale-still-unknown", receipt);
        }
    }

    static final class NothingLeftToReturn extends Refusal.Conflict {
        NothingLeftToReturn() {
            super("nothing-left-to-return");
        }
    }

    static final class RejectedHasNoReceipt extends Refusal.Forbidden {
        RejectedHasNoReceipt() {
            super("rejected-has-no-receipt");
        }
    }

    static final class ResolutionUnclear extends Refusal.Forbidden {
        ResolutionUnclear() {
            super("resolution-unclear");
        }
    }

    static final class NoSuchBatch extends Refusal.Missing {
        NoSuchBatch() {
            super("no-such-batch");
        }
    }

    static final class BatchOffsetAhead extends Refusal.Conflict {
        BatchOffsetAhead(long answered) {
            super("batch-offset-ahead", answered);
        }
    }

    static final class NoSuchSale extends Refusal.Missing {
        NoSuchSale(UUID id) {
            super("no-such-sale", id);
        }
    }

    static final class UnknownReceiptCode extends Refusal.Forbidden {
        UnknownReceiptCode() {
            super("unknown-receipt-code");
        }
    }

    static final class ReceiptCodeExpired extends Refusal.Forbidden {
        ReceiptCodeExpired(Instant at) {
            super("receipt-code-expired", at);
        }
    }

    static final class ReceiptNotOfProgram extends Refusal.Forbidden {
        ReceiptNotOfProgram() {
            super("receipt-not-of-program");
        }
    }

    static final class ReceiptClaimed extends Refusal.Conflict {
        ReceiptClaimed() {
            super("receipt-claimed");
        }
    }

    static final class UnknownLine extends Refusal.Forbidden {
        UnknownLine(int line) {
            super("unknown-line", line);
        }
    }

    static final class ReturnExceedsSale extends Refusal.Forbidden {
        ReturnExceedsSale(int line, long left) {
            super("return-exceeds-sale", line, left);
        }
    }

    static final class QuantityExceedsSale extends Refusal.Forbidden {
        QuantityExceedsSale(int line, BigDecimal left) {
            super("quantity-exceeds-sale", line, left.toPlainString());
        }
    }

    static final class ReturnBeforeSale extends Refusal.Forbidden {
        ReturnBeforeSale() {
            super("return-before-sale");
        }
    }

    public static final class TillBusy extends Refusal.Busy {
        public TillBusy() {
            super("busy");
        }
    }
}
