package io.dangol.analytics.fact;

import java.util.UUID;

/** What is known of a card. It only ever gets less usable, so the order of what is told of it does not matter. */
record Card(String token, UUID memberId, boolean blocked, boolean replaced) {

    Card and(Card other) {
        return new Card(token, memberId, blocked || other.blocked, replaced || other.replaced);
    }
}
