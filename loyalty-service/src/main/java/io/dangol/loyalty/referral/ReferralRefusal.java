package io.dangol.loyalty.referral;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a referral can say no. */
final class ReferralRefusal {

    private ReferralRefusal() {}

    static final class NoSuchProgram extends Refusal.Missing {
        NoSuchProgram(UUID id) {
            super("no-such-program", id);
        }
    }

    static final class NoReferralScheme extends Refusal.Missing {
        NoReferralScheme() {
            super("no-referral-scheme");
        }
    }

    static final class NoSuchReferral extends Refusal.Missing {
        NoSuchReferral(UUID id) {
            super("no-such-referral", id);
        }
    }

    static final class UnknownFunder extends Refusal.Forbidden {
        UnknownFunder(UUID id) {
            super("unknown-funder", id);
        }
    }

    /** Also to a partner that asks about another one. */
    static final class NoSuchPayer extends Refusal.Missing {
        NoSuchPayer(UUID partnerId) {
            super("no-such-referral-payer", partnerId);
        }
    }

    static final class NotForWholePartner extends Refusal.NotAllowed {
        NotForWholePartner() {
            super("not-for-whole-partner");
        }
    }

    static final class OtherScheme extends Refusal.Conflict {
        OtherScheme(int version) {
            super("referral-scheme-changed", version);
        }
    }

    static final class GivesNothing extends Refusal.Forbidden {
        GivesNothing() {
            super("referral-gives-nothing");
        }
    }

    /** Less than was given already. */
    static final class BudgetBelowUse extends Refusal.Conflict {
        BudgetBelowUse(long used) {
            super("referral-budget-used", used);
        }
    }

    static final class ReferralOff extends Refusal.Conflict {
        ReferralOff() {
            super("referral-off");
        }
    }

    /** Also one that was revoked, so that nobody learns that there was one. */
    static final class UnknownReferralCode extends Refusal.Forbidden {
        UnknownReferralCode() {
            super("unknown-referral-code");
        }
    }

    static final class ReferralOfOtherProgram extends Refusal.Forbidden {
        ReferralOfOtherProgram() {
            super("referral-of-other-program");
        }
    }

    static final class SelfReferral extends Refusal.Forbidden {
        SelfReferral() {
            super("self-referral");
        }
    }

    static final class ReferralCircle extends Refusal.Forbidden {
        ReferralCircle() {
            super("referral-circle");
        }
    }

    static final class AlreadyBuying extends Refusal.Conflict {
        AlreadyBuying() {
            super("already-buying");
        }
    }

    static final class AlreadyReferred extends Refusal.Conflict {
        AlreadyReferred() {
            super("already-referred");
        }
    }
}
