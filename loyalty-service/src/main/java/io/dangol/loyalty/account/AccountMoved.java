package io.dangol.loyalty.account;

/** While an account was waited for, its member was merged or parted: the work begins anew, and finds where it is now. */
public final class AccountMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AccountMoved() {
        super("A member was merged or parted meanwhile");
    }
}
