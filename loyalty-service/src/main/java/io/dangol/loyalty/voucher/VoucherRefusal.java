package io.dangol.loyalty.voucher;

import io.dangol.platform.problem.Refusal;
import java.time.Instant;
import java.util.UUID;

/** Every way a voucher can say no. Its code is a secret: it is never repeated. */
final class VoucherRefusal {

    private VoucherRefusal() {}

    static final class NotUsable extends Refusal.Forbidden {
        NotUsable(Voucher.Status status) {
            super("voucher-not-usable", status);
        }
    }

    static final class NotYetValid extends Refusal.Forbidden {
        NotYetValid(Instant from) {
            super("voucher-not-yet-valid", from.toString());
        }
    }

    static final class NoLongerValid extends Refusal.Forbidden {
        NoLongerValid(Instant until) {
            super("voucher-expired", until.toString());
        }
    }

    static final class NotForStore extends Refusal.Forbidden {
        NotForStore(String storeCode) {
            super("voucher-not-for-store", storeCode);
        }
    }

    static final class NotForCurrency extends Refusal.Forbidden {
        NotForCurrency(String currency) {
            super("voucher-not-for-currency", currency);
        }
    }

    static final class NotForBasket extends Refusal.Forbidden {
        NotForBasket(String sku) {
            super("voucher-not-for-basket", sku);
        }
    }

    static final class MinimumNotReached extends Refusal.Forbidden {
        MinimumNotReached(long minimum) {
            super("voucher-minimum-not-reached", minimum);
        }
    }

    static final class InUse extends Refusal.Conflict {
        InUse(Voucher.Status status) {
            super("voucher-in-use", status);
        }
    }

    static final class ValueUnclear extends Refusal.Forbidden {
        ValueUnclear(Discount.Kind kind) {
            super("voucher-value-unclear", kind);
        }
    }

    static final class UnknownStore extends Refusal.Forbidden {
        UnknownStore(String code) {
            super("unknown-store", code);
        }
    }

    static final class UnknownProgram extends Refusal.Forbidden {
        UnknownProgram(UUID id) {
            super("unknown-program", id);
        }
    }

    static final class UnknownIssuer extends Refusal.Forbidden {
        UnknownIssuer(UUID id) {
            super("unknown-issuer", id);
        }
    }

    static final class NoValidity extends Refusal.Forbidden {
        NoValidity() {
            super("validity-ends-before-it-begins");
        }
    }

    static final class NoSuchBatch extends Refusal.Missing {
        NoSuchBatch(UUID id) {
            super("no-such-voucher-batch", id);
        }
    }

    static final class ReferenceConflict extends Refusal.Conflict {
        ReferenceConflict(String reference) {
            super("reference-conflict", reference);
        }
    }
}
