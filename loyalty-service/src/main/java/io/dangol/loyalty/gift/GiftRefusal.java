package io.dangol.loyalty.gift;

import io.dangol.platform.problem.Refusal;
import java.time.Instant;
import java.util.UUID;

/** Every way a gift can say no, beside those of the ledger. */
final class GiftRefusal {

    private GiftRefusal() {}

    static final class NoSuchGift extends Refusal.Missing {
        NoSuchGift(UUID id) {
            super("no-such-gift", id);
        }
    }

    static final class NoSuchProgram extends Refusal.Missing {
        NoSuchProgram(UUID id) {
            super("no-such-program", id);
        }
    }

    static final class NoGiftTerms extends Refusal.Missing {
        NoGiftTerms() {
            super("no-gift-terms");
        }
    }

    static final class GiftTermsUnclear extends Refusal.Forbidden {
        GiftTermsUnclear() {
            super("gift-terms-unclear");
        }
    }

    static final class NotOffered extends Refusal.Forbidden {
        NotOffered() {
            super("gift-not-offered");
        }
    }

    static final class TooSmall extends Refusal.Forbidden {
        TooSmall(long least) {
            super("gift-too-small", least);
        }
    }

    /** However long one waits. */
    static final class TooLarge extends Refusal.Forbidden {
        TooLarge(String limit, long most) {
            super("gift-too-large", limit, most);
        }
    }

    static final class BeyondLimit extends Refusal.Forbidden {
        BeyondLimit(String limit, long most, long left, Instant free) {
            super("gift-beyond-limit", limit, most, left, free);
        }
    }

    static final class ReceiverBeyondLimit extends Refusal.Forbidden {
        ReceiverBeyondLimit(String limit, Instant free) {
            super("gift-receiver-beyond-limit", limit, free);
        }
    }

    static final class GiftToOneself extends Refusal.Forbidden {
        GiftToOneself() {
            super("gift-to-oneself");
        }
    }

    static final class GiftAcrossPrograms extends Refusal.Forbidden {
        GiftAcrossPrograms() {
            super("gift-across-programs");
        }
    }

    static final class GiftUsedUp extends Refusal.Conflict {
        GiftUsedUp() {
            super("gift-used-up");
        }
    }

    /** The two were merged since: there is nobody to give it back to. */
    static final class GiftWithinOneMember extends Refusal.Conflict {
        GiftWithinOneMember() {
            super("gift-within-one-member");
        }
    }

    static final class ReferenceConflict extends Refusal.Conflict {
        ReferenceConflict(String reference) {
            super("reference-conflict", reference);
        }
    }
}
