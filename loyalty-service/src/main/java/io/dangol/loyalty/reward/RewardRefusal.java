package io.dangol.loyalty.reward;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a reward can say no, beside those of vouchers and of the ledger. */
final class RewardRefusal {

    private RewardRefusal() {}

    static final class NoSuchReward extends Refusal.Missing {
        NoSuchReward(UUID id) {
            super("no-such-reward", id);
        }
    }

    static final class RewardCodeTaken extends Refusal.Conflict {
        RewardCodeTaken(String code) {
            super("reward-code-taken", code);
        }
    }

    static final class VoucherUnclear extends Refusal.Forbidden {
        VoucherUnclear(Reward.Kind kind) {
            super("reward-voucher-unclear", kind);
        }
    }

    static final class StockUnlimited extends Refusal.Forbidden {
        StockUnlimited() {
            super("stock-unlimited");
        }
    }

    static final class NothingMoved extends Refusal.Forbidden {
        NothingMoved() {
            super("stock-not-moved");
        }
    }

    static final class StockTooLow extends Refusal.Forbidden {
        StockTooLow(long stock) {
            super("stock-too-low", stock);
        }
    }

    static final class StockTooHigh extends Refusal.Forbidden {
        StockTooHigh(long most) {
            super("stock-too-high", most);
        }
    }

    static final class NotAvailable extends Refusal.Forbidden {
        NotAvailable() {
            super("reward-not-available");
        }
    }

    static final class SoldOut extends Refusal.Forbidden {
        SoldOut() {
            super("reward-sold-out");
        }
    }

    static final class LimitReached extends Refusal.Forbidden {
        LimitReached(int limit) {
            super("reward-limit-reached", limit);
        }
    }

    static final class NotOfProgram extends Refusal.Forbidden {
        NotOfProgram() {
            super("reward-of-another-program");
        }
    }

    static final class NotAtStore extends Refusal.Forbidden {
        NotAtStore(String storeCode) {
            super("reward-not-at-store", storeCode);
        }
    }

    static final class StoreNeeded extends Refusal.Forbidden {
        StoreNeeded() {
            super("store-needed");
        }
    }

    static final class UnknownStore extends Refusal.Forbidden {
        UnknownStore(String code) {
            super("unknown-store", code);
        }
    }

    static final class NoSuchClaim extends Refusal.Missing {
        NoSuchClaim(UUID id) {
            super("no-such-reward-claim", id);
        }
    }

    static final class NoSuchCard extends Refusal.Missing {
        NoSuchCard() {
            super("no-such-card");
        }
    }

    static final class ReferenceConflict extends Refusal.Conflict {
        ReferenceConflict(String reference) {
            super("reference-conflict", reference);
        }
    }
}
