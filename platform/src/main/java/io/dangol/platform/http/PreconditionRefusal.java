package io.dangol.platform.http;

import io.dangol.platform.problem.Refusal;

/** How a condition on a resource's version is refused. */
public final class PreconditionRefusal {

    private PreconditionRefusal() {}

    public static final class PreconditionRequired extends Refusal.Precondition {
        PreconditionRequired() {
            super(428, "precondition-required");
        }
    }

    public static final class PreconditionFailed extends Refusal.Precondition {
        PreconditionFailed() {
            super(412, "precondition-failed");
        }
    }
}
