package io.dangol.issuers;

/** A token does not count here. The message is for the log of who looks for the reason, never for the caller. */
public final class NotTrusted extends Exception {

    private final boolean expired;

    NotTrusted(String why) {
        this(why, false);
    }

    private NotTrusted(String why, boolean expired) {
        super(why, null, false, false);
        this.expired = expired;
    }

    static NotTrusted expired() {
        return new NotTrusted("The token has expired", true);
    }

    public boolean hasExpired() {
        return expired;
    }
}
