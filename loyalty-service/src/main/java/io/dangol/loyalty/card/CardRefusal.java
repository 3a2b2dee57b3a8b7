package io.dangol.loyalty.card;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a card can say no. A card's number is the caller's own word; it is not repeated. */
final class CardRefusal {

    private CardRefusal() {}

    static final class NoSuchCard extends Refusal.Missing {
        NoSuchCard() {
            super("no-such-card");
        }
    }

    static final class UnknownProgram extends Refusal.Forbidden {
        UnknownProgram(UUID id) {
            super("unknown-program", id);
        }
    }

    static final class CardNumberTaken extends Refusal.Conflict {
        CardNumberTaken() {
            super("card-number-taken");
        }
    }

    static final class CardNotActive extends Refusal.Conflict {
        CardNotActive(Card.Status status) {
            super("card-not-active", status);
        }
    }

    static final class BatchUnclear extends Refusal.Invalid {
        BatchUnclear() {
            super("card-batch-unclear");
        }
    }

    static final class TooManySegments extends Refusal.Forbidden {
        TooManySegments() {
            super("too-many-segments");
        }
    }

    static final class SegmentDays extends Refusal.Forbidden {
        SegmentDays() {
            super("segment-days");
        }
    }
}
