package io.dangol.loyalty.account;

import io.dangol.platform.problem.Refusal;

/** Every way an account, or the card that names it, can say no. */
public final class AccountRefusal {

    private AccountRefusal() {}

    public static final class NoSuchCard extends Refusal.Missing {
        public NoSuchCard() {
            super("no-such-card");
        }
    }

    public static final class UnknownCard extends Refusal.Forbidden {
        public UnknownCard() {
            super("unknown-card");
        }
    }

    public static final class CardBlocked extends Refusal.Forbidden {
        public CardBlocked() {
            super("card-blocked");
        }
    }
}
