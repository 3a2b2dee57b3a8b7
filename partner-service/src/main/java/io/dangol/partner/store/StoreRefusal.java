package io.dangol.partner.store;

import io.dangol.platform.problem.Refusal;

/** Every way a store can say no. */
final class StoreRefusal {

    private StoreRefusal() {}

    static final class NoSuchStore extends Refusal.Missing {
        NoSuchStore(Object named) {
            super("no-such-store", named);
        }
    }

    static final class StoreCodeTaken extends Refusal.Conflict {
        StoreCodeTaken(String code) {
            super("store-code-taken", code);
        }
    }

    static final class CodeAndCurrencyStay extends Refusal.Forbidden {
        CodeAndCurrencyStay() {
            super("code-and-currency-stay");
        }
    }

    static final class UnknownZone extends Refusal.Forbidden {
        UnknownZone(String zone) {
            super("unknown-zone", zone);
        }
    }

    static final class UnknownCurrency extends Refusal.Forbidden {
        UnknownCurrency(String currency) {
            super("unknown-currency", currency);
        }
    }
}
