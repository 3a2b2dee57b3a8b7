package io.dangol.customer.merge;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a merge can say no. */
final class MergeRefusal {

    private MergeRefusal() {}

    static final class UnknownMerge extends Refusal.Missing {
        UnknownMerge(UUID id) {
            super("unknown-customer-merge", id);
        }
    }

    static final class BuiltUpon extends Refusal.Conflict {
        BuiltUpon(UUID later) {
            super("customer-merge-built-upon", later);
        }
    }

    static final class WithItself extends Refusal.Forbidden {
        WithItself() {
            super("customer-merge-with-itself");
            var unused = at("/absorbedId");
        }
    }
}
