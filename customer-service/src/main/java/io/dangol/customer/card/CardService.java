package io.dangol.customer.card;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.card.CardApi.CardView;
import io.dangol.customer.card.CardConsumer.CardReplaced;
import io.dangol.customer.card.CardConsumer.MemberIdentified;
import io.dangol.customer.card.CardEvent.CardHolderRegistered;
import io.dangol.customer.card.CardRefusal.CardAlreadyRegistered;
import io.dangol.customer.family.Families;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
public class CardService {

    private final HeldCards cards;
    private final CardNumbers numbers;
    private final CustomerAccess access;
    private final Families families;
    private final AuditLog auditLog;
    private final EventLog eventLog;
    private final Ids ids;
    private final Clock clock;

    CardService(
            HeldCards cards,
            CardNumbers numbers,
            CustomerAccess access,
            Families families,
            AuditLog auditLog,
            EventLog eventLog,
            Ids ids,
            Clock clock) {
        this.cards = cards;
        this.numbers = numbers;
        this.access = access;
        this.families = families;
        this.auditLog = auditLog;
        this.eventLog = eventLog;
        this.ids = ids;
        this.clock = clock;
    }

    Registration register(UUID customerId, String cardNumber) {
        access.lock(customerId);
        Registration registration = hold(customerId, cardNumber, clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (registration.isNew()) {
            access.changed(customerId);
        }
        eventLog.append(registration.happened());
        return registration;
    }

    List<CardView> list(UUID customerId) {
        access.require(customerId);
        Set<UUID> members = families.seenMembers(customerId);
        auditLog.read(members);
        return cards.ofAll(members).stream().map(CardView::of).toList();
    }

    /**
     * As part of a caller's transaction, who announces what happened.
     *
     * @throws CardAlreadyRegistered 409 if it is somebody else's
     */
    public Registration hold(UUID customerId, String cardNumber, Instant at) {
        String token = numbers.token(cardNumber);
        HeldCard card = new HeldCard(ids.next(), token, customerId, at);
        if (cards.claim(card)) {
            return new Registration(CardView.of(card), List.of(new CardHolderRegistered(customerId, token, at)));
        }
        return cards.ofToken(token)
                .filter(held -> held.customerId().equals(customerId))
                .map(held -> new Registration(CardView.of(held), List.of()))
                .orElseThrow(CardAlreadyRegistered::new);
    }

    /** Those who hold none are absent. */
    public Map<UUID, List<CardView>> ofAll(Collection<UUID> customerIds) {
        return cards.ofAll(customerIds).stream()
                .collect(Collectors.groupingBy(
                        HeldCard::customerId, Collectors.mapping(CardView::of, Collectors.toList())));
    }

    void link(MemberIdentified identified) {
        access.lockAny(identified.customerId());
        link(identified.customerId(), identified.memberId(), identified.cardToken(), identified.at());
    }

    /** A card that nobody registered here is none of ours, nor is the one that follows it. */
    void replace(CardReplaced replaced) {
        cards.ofToken(replaced.replacedCardToken()).ifPresent(card -> {
            access.lockAny(card.customerId());
            replace(card, replaced);
            access.changed(card.customerId());
        });
    }

    private void replace(HeldCard card, CardReplaced replaced) {
        HeldCard next = card.replace(ids.next(), replaced.cardToken(), replaced.memberId(), replaced.at());
        if (!cards.claim(next) && next.linkedAt() != null) {
            // The holder registered the new card before we heard that it follows the old one.
            link(card.customerId(), replaced.memberId(), replaced.cardToken(), replaced.at());
        }
    }

    private void link(UUID customerId, UUID memberId, String cardToken, Instant at) {
        List<HeldCard> held = cards.ofMember(customerId, memberId, cardToken);
        if (held.stream().anyMatch(card -> card.linkedAt() == null)) {
            access.changed(customerId);
        }
        held.forEach(card -> card.link(memberId, at));
    }
}
