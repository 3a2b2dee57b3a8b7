package io.dangol.customer.card;

import io.dangol.platform.problem.Refusal;

/** Every way a card can be no customer's. */
final class CardRefusal {

    private CardRefusal() {}

    static final class CardAlreadyRegistered extends Refusal.Conflict {
        CardAlreadyRegistered() {
            super("card-already-registered");
            var unused = at("/cardNumber");
        }
    }
}
