package io.dangol.suite.launcher;

/** Why the suite is not in the wanted state, in words that a person can act on. */
public final class LaunchFailed extends RuntimeException {

    LaunchFailed(String what) {
        super(what);
    }

    LaunchFailed(String what, Throwable cause) {
        super(what, cause);
    }
}
