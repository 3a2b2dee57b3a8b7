package io.dangol.suite.client;

/** The suite did not do what was asked, in one line for a person. */
public final class CallFailed extends RuntimeException {

    public CallFailed(String what) {
        super(what);
    }

    public CallFailed(String what, Throwable cause) {
        super(what, cause);
    }
}
