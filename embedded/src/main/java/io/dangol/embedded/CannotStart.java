package io.dangol.embedded;

/** Why the infrastructure could not be started, in one line that a person can act on. */
public final class CannotStart extends RuntimeException {

    CannotStart(String reason) {
        super(reason);
    }

    CannotStart(String reason, Throwable cause) {
        super(reason, cause);
    }
}
