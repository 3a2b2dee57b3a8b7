package io.dangol.customer.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeldCardTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final UUID MEMBER = new UUID(0, 3);

    private final HeldCard card = new HeldCard(new UUID(0, 1), "old", new UUID(0, 2), NOON);

    @Test
    void a_registered_card_is_pending() {
        assertThat(card.status()).isEqualTo(CardStatus.PENDING);
        assertThat(card.linkedAt()).isNull();
    }

    @Test
    void a_card_is_linked_once_and_keeps_since_when() {
        card.link(MEMBER, NOON);
        card.link(MEMBER, LATER);

        assertThat(card.status()).isEqualTo(CardStatus.LINKED);
        assertThat(card.linkedAt()).isEqualTo(NOON);
    }

    @Test
    void what_replaces_a_linked_card_is_linked_for_the_same_customer() {
        card.link(MEMBER, NOON);

        HeldCard next = card.replace(new UUID(0, 4), "new", MEMBER, LATER);

        assertThat(card.status()).isEqualTo(CardStatus.REPLACED);
        assertThat(next.status()).isEqualTo(CardStatus.LINKED);
        assertThat(next.customerId()).isEqualTo(card.customerId());
        assertThat(next.memberId()).isEqualTo(MEMBER);
    }

    @Test
    void what_replaces_a_pending_card_is_pending() {
        HeldCard next = card.replace(new UUID(0, 4), "new", MEMBER, LATER);

        assertThat(next.status()).isEqualTo(CardStatus.PENDING);
        assertThat(next.linkedAt()).isNull();
    }

    @Test
    void a_replaced_card_stays_replaced_when_the_link_arrives_late() {
        HeldCard next = card.replace(new UUID(0, 4), "new", MEMBER, LATER);

        card.link(MEMBER, LATER);

        assertThat(card.status()).isEqualTo(CardStatus.REPLACED);
        assertThat(next.cardToken()).isEqualTo("new");
    }
}
