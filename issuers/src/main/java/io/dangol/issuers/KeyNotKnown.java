package io.dangol.issuers;

import java.util.concurrent.CompletableFuture;

/** The token names a key that is not known yet: the issuer is being asked. Worth another try when that is done. */
public final class KeyNotKnown extends RuntimeException {

    private final transient CompletableFuture<Void> asked;

    KeyNotKnown(CompletableFuture<Void> asked) {
        super("The issuer is asked for its keys", null, false, false);
        this.asked = asked;
    }

    /** Done when the issuer has answered or could not be reached; never exceptionally. */
    public CompletableFuture<Void> asked() {
        return asked;
    }
}
