package io.dangol.customer.card;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A point card in a customer's hands. Loyalty says when its sales are the customer's. */
@Entity
@Table(name = "held_card")
class HeldCard {

    @Id
    private UUID id;

    @Column(name = "card_token")
    private String cardToken;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "member_id")
    private @Nullable UUID memberId;

    @Enumerated(EnumType.STRING)
    private CardStatus status;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Column(name = "linked_at")
    private @Nullable Instant linkedAt;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected HeldCard() {}

    HeldCard(UUID id, String cardToken, UUID customerId, Instant registeredAt) {
        this.id = id;
        this.cardToken = cardToken;
        this.customerId = customerId;
        this.status = CardStatus.PENDING;
        this.registeredAt = registeredAt;
    }

    /** Loyalty has tied the card's member to the customer. What came later, a replacement, stays. */
    void link(UUID member, Instant at) {
        memberId = member;
        if (linkedAt == null) {
            linkedAt = at;
        }
        if (status == CardStatus.PENDING) {
            status = CardStatus.LINKED;
        }
    }

    /** Gives its place to another card, which is the customer's as far as this one was. */
    HeldCard replace(UUID newId, String newToken, UUID member, Instant at) {
        status = CardStatus.REPLACED;
        memberId = member;
        HeldCard next = new HeldCard(newId, newToken, customerId, at);
        next.memberId = member;
        if (linkedAt != null) {
            next.link(member, at);
        }
        return next;
    }

    UUID id() {
        return id;
    }

    String cardToken() {
        return cardToken;
    }

    UUID customerId() {
        return customerId;
    }

    @Nullable UUID memberId() {
        return memberId;
    }

    CardStatus status() {
        return status;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    @Nullable Instant linkedAt() {
        return linkedAt;
    }
}
