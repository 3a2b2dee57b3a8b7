package io.dangol.loyalty.card;

import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.card.Card.Ending;
import io.dangol.loyalty.card.Card.Status;
import io.dangol.loyalty.card.CardApi.CardView;
import io.dangol.loyalty.card.CardApi.IssueBatch;
import io.dangol.loyalty.card.CardApi.IssuedBatch;
import io.dangol.loyalty.card.CardEvent.CardBlocked;
import io.dangol.loyalty.card.CardEvent.CardIssued;
import io.dangol.loyalty.card.CardEvent.CardReplaced;
import io.dangol.loyalty.card.CardEvent.MemberIdentified;
import io.dangol.loyalty.card.CardRefusal.BatchUnclear;
import io.dangol.loyalty.card.CardRefusal.CardNotActive;
import io.dangol.loyalty.card.CardRefusal.CardNumberTaken;
import io.dangol.loyalty.card.CardRefusal.NoSuchCard;
import io.dangol.loyalty.card.CardRefusal.UnknownProgram;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
class CardService {

    private final Cards cards;
    private final CardNumbers numbers;
    private final CardToken token;
    private final Catalogs catalogs;
    private final MemberReach reach;
    private final EventLog eventLog;
    private final Ids ids;
    private final Clock clock;

    CardService(
            Cards cards,
            CardNumbers numbers,
            CardToken token,
            Catalogs catalogs,
            MemberReach reach,
            EventLog eventLog,
            Ids ids,
            Clock clock) {
        this.cards = cards;
        this.numbers = numbers;
        this.token = token;
        this.catalogs = catalogs;
        this.reach = reach;
        this.eventLog = eventLog;
        this.ids = ids;
        this.clock = clock;
    }

    CardView issue(UUID programId, @Nullable String number) {
        List<String> wanted = List.of(number == null ? numbers.next() : number);
        return CardView.of(issued(programId, wanted).get(0));
    }

    IssuedBatch issue(IssueBatch batch) {
        if ((batch.numbers() == null) == (batch.count() == null)) {
            throw new BatchUnclear();
        }
        List<String> wanted = batch.numbers() != null
                ? batch.numbers()
                : Stream.generate(numbers::next)
                        .distinct()
                        .limit(batch.count() == null ? 0 : batch.count())
                        .toList();
        List<Card> issued = issued(batch.programId(), wanted);
        return new IssuedBatch(issued.size(), issued.stream().map(Card::number).toList());
    }

    CardView get(String number) {
        return CardView.of(cards.find(number).filter(this::isInReach).orElseThrow(NoSuchCard::new));
    }

    private boolean isInReach(Card card) {
        Card.Merged merged = card.merged();
        return reach.covers(card.memberId(), card.customerId())
                || (merged != null && reach.covers(merged.memberId(), merged.customerId()));
    }

    /** Blocking a blocked card again changes nothing. */
    CardView block(String number, Ending reason) {
        Card card = cards.lock(number).orElseThrow(NoSuchCard::new);
        if (card.status() == Status.REPLACED) {
            throw new CardNotActive(card.status());
        }
        if (card.status() == Status.ACTIVE) {
            cards.end(number, Status.BLOCKED, reason, null);
            eventLog.append(new CardBlocked(card.token(), card.programId(), card.memberId(), reason, now()));
        }
        return get(number);
    }

    /** The member, the points and the past stay; only the plastic changes. */
    CardView replace(String number, @Nullable String newNumber, @Nullable Ending reason) {
        Card card = cards.lockWithMember(number).orElseThrow(NoSuchCard::new);
        if (card.status() == Status.REPLACED) {
            throw new CardNotActive(card.status());
        }
        String next = newNumber == null ? numbers.next() : newNumber;
        requireFree(List.of(next));
        Instant at = now();
        cards.lockClaims();
        UUID claimant = cards.takeClaims(List.of(token.of(next))).get(token.of(next));
        UUID holder = card.customerId() == null ? claimant : card.customerId();
        Card successor = new Card(next, token.of(next), card.programId(), card.memberId(), holder, Status.ACTIVE, at);
        cards.issue(List.of(successor), false);
        cards.end(number, Status.REPLACED, reason, next);
        eventLog.append(new CardReplaced(successor.token(), card.token(), card.programId(), card.memberId(), at));
        if (card.customerId() == null && holder != null) {
            // Whoever registered with the new number before it was issued holds the past of the old one, too.
            cards.identify(Map.of(card.memberId(), holder));
            eventLog.append(identified(successor, holder, at));
        }
        return get(next);
    }

    /** The holder of each of these cards is known from now on, and so are the sales before. */
    void identify(Map<String, UUID> holders) {
        Instant at = now();
        List<CardEvent> events = new ArrayList<>();
        Map<String, UUID> unissued = identified(holders, at, events);
        if (!unissued.isEmpty()) {
            // Whoever issues waits here for who claims and the other way round; then one of them sees the other.
            cards.lockClaims();
            identified(unissued, at, events).forEach((cardToken, customerId) -> cards.claim(cardToken, customerId, at));
        }
        eventLog.append(events);
    }

    /** Answers those whose cards are not issued yet. */
    private Map<String, UUID> identified(Map<String, UUID> holders, Instant at, List<CardEvent> events) {
        Map<String, UUID> unissued = new TreeMap<>(holders);
        Map<UUID, UUID> identified = new HashMap<>();
        for (Card card : cards.lockMembersOf(holders.keySet())) {
            UUID customerId = unissued.remove(card.token());
            boolean open = card.customerId() == null && !identified.containsKey(card.memberId());
            if (open && customerId != null) {
                identified.put(card.memberId(), customerId);
                events.add(identified(card, customerId, at));
            }
        }
        if (!identified.isEmpty()) {
            cards.identify(identified);
        }
        return unissued;
    }

    private List<Card> issued(UUID programId, List<String> wanted) {
        if (catalogs.current().program(programId).isEmpty()) {
            throw new UnknownProgram(programId).at("/programId");
        }
        requireFree(wanted);
        Instant at = now();
        List<String> tokens = wanted.stream().map(token::of).toList();
        cards.lockClaims();
        Map<String, UUID> claims = cards.takeClaims(tokens);
        List<Card> issued = new ArrayList<>();
        List<CardEvent> events = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            UUID holder = claims.get(tokens.get(i));
            Card card = new Card(wanted.get(i), tokens.get(i), programId, ids.next(), holder, Status.ACTIVE, at);
            issued.add(card);
            events.add(new CardIssued(card.token(), programId, card.memberId(), at));
            if (holder != null) {
                events.add(identified(card, holder, at));
            }
        }
        cards.issue(issued, true);
        eventLog.append(events);
        return issued;
    }

    private void requireFree(List<String> wanted) {
        if (new HashSet<>(wanted).size() < wanted.size() || cards.anyOf(wanted)) {
            throw new CardNumberTaken();
        }
    }

    private static MemberIdentified identified(Card card, UUID customerId, Instant at) {
        return new MemberIdentified(card.memberId(), card.programId(), customerId, card.token(), at);
    }

    /** As finely as PostgreSQL keeps it: what is read later is what was answered. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
