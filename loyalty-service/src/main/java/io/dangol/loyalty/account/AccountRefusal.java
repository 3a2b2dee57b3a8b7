package io.dangol.loyalty.account;

import io.dangol.platform.problem.Refusal;

/** Every way an account can say no. */
final class AccountRefusal {

    private AccountRefusal() {}

    static final class NoSuchCard extends Refusal.Missing {
        NoSuchCard() {
            super("no-such-card");
        }
    }
}
