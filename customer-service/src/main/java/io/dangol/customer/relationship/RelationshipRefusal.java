package io.dangol.customer.relationship;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a relationship can say no, or be none. */
final class RelationshipRefusal {

    private RelationshipRefusal() {}

    static final class UnknownRelationship extends Refusal.Missing {
        UnknownRelationship(UUID id) {
            super("unknown-relationship", id);
        }
    }

    static final class WithItself extends Refusal.Forbidden {
        WithItself() {
            super("relationship-with-itself");
            var unused = at("/to");
        }
    }

    static final class EndsDoNotFit extends Refusal.Forbidden {
        EndsDoNotFit(String type) {
            super("relationship-ends-do-not-fit", type);
            var unused = at("/type");
        }
    }

    static final class AgainstTheChain extends Refusal.Forbidden {
        AgainstTheChain(String supplier, String buyer) {
            super("relationship-against-chain", supplier, buyer);
            var unused = at("/from");
        }
    }

    static final class EndsBeforeItBegins extends Refusal.Forbidden {
        EndsBeforeItBegins() {
            super("ends-before-it-begins");
            var unused = at("/until");
        }
    }

    static final class Circular extends Refusal.Forbidden {
        Circular() {
            super("relationship-circular");
            var unused = at("/to");
        }
    }

    static final class Overlaps extends Refusal.Conflict {
        Overlaps(UUID other) {
            super("relationship-overlaps", other);
            var unused = at("/since");
        }
    }

    static final class HasEnded extends Refusal.Conflict {
        HasEnded() {
            super("relationship-has-ended");
            var unused = at("/until");
        }
    }
}
