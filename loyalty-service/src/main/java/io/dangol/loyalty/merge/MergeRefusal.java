package io.dangol.loyalty.merge;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a merge can say no, beside those of the ledger. */
final class MergeRefusal {

    private MergeRefusal() {}

    static final class NoSuchMerge extends Refusal.Missing {
        NoSuchMerge(UUID id) {
            super("no-such-merge", id);
        }
    }

    static final class OneMember extends Refusal.Conflict {
        OneMember() {
            super("one-member");
        }
    }

    static final class AlreadyMerged extends Refusal.Conflict {
        AlreadyMerged() {
            super("already-merged");
        }
    }

    static final class OtherProgram extends Refusal.Forbidden {
        OtherProgram() {
            super("merge-across-programs");
        }
    }

    static final class SurvivorUnregistered extends Refusal.Forbidden {
        SurvivorUnregistered() {
            super("survivor-unregistered");
        }
    }

    static final class MergedSince extends Refusal.Conflict {
        MergedSince() {
            super("merged-since");
        }
    }

    static final class HoldsOpen extends Refusal.Conflict {
        HoldsOpen() {
            super("merge-holds-open");
        }
    }

    static final class ReferenceConflict extends Refusal.Conflict {
        ReferenceConflict(String reference) {
            super("reference-conflict", reference);
        }
    }
}
