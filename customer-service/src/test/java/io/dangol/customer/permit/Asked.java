package io.dangol.customer.permit;

import io.dangol.customer.permit.Decision.Allowed;
import io.dangol.customer.permit.Decision.Obstacle;
import io.dangol.customer.permit.Decision.Reason;
import io.dangol.customer.permit.Decision.Refused;
import io.dangol.customer.permit.Facts.Contact;
import io.dangol.customer.permit.Facts.Decided;
import io.dangol.customer.permit.Facts.Rest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A wish, a customer and a policy as tests speak of them; what is not said is as harmless as it can be. */
final class Asked {

    /** A Monday, noon in Seoul, six in the morning in Brussels. */
    static final Instant NOON = Instant.parse("2026-06-01T03:00:00Z");

    static final UUID CUSTOMER = new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0001L);
    static final UUID CONSENT = new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0002L);
    static final String LABEL = "(광고)";

    private Wish wish = new Wish("MARKETING", "SMS", null, null, LABEL, null, null);
    private ContactPolicy policy = ContactPolicy.DEFAULT;
    private Pack pack = Packs.of("KR").orElseThrow();
    private boolean addressKnown = true;
    private boolean optedOut;
    private boolean inDoubt;
    private @Nullable Rest leftAlone;
    private final List<Decided> decisions = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();

    static Asked nothing() {
        return new Asked();
    }

    /** Somebody who agreed a day ago. */
    static Asked agreed() {
        return new Asked().agreedTo("MARKETING", NOON.minusSeconds(86_400));
    }

    Asked agreedTo(String purpose, Instant at) {
        decisions.add(new Decided(CONSENT, purpose, wish.channel(), wish.brand(), true, at));
        return this;
    }

    Asked refused(String purpose) {
        decisions.add(new Decided(CONSENT, purpose, wish.channel(), wish.brand(), false, NOON.minusSeconds(60)));
        return this;
    }

    Asked wish(UnaryOperator<Wish> other) {
        wish = other.apply(wish);
        return this;
    }

    Asked purpose(String purpose) {
        return wish(w -> new Wish(purpose, w.channel(), w.brand(), w.zone(), w.label(), w.trade(), w.holdOut()));
    }

    Asked channel(String channel) {
        return wish(w -> new Wish(w.purpose(), channel, w.brand(), w.zone(), w.label(), w.trade(), w.holdOut()));
    }

    Asked brand(String brand) {
        return wish(w -> new Wish(w.purpose(), w.channel(), brand, w.zone(), w.label(), w.trade(), w.holdOut()));
    }

    Asked zone(String zone) {
        return wish(
                w -> new Wish(w.purpose(), w.channel(), w.brand(), ZoneId.of(zone), w.label(), w.trade(), w.holdOut()));
    }

    Asked label(@Nullable String label) {
        return wish(w -> new Wish(w.purpose(), w.channel(), w.brand(), w.zone(), label, w.trade(), w.holdOut()));
    }

    Asked bought(Instant at, boolean similar) {
        return wish(w -> new Wish(
                w.purpose(), w.channel(), w.brand(), w.zone(), w.label(), new Wish.Trade(at, similar), w.holdOut()));
    }

    Asked holdOut(String group, int percent) {
        return wish(w -> new Wish(
                w.purpose(), w.channel(), w.brand(), w.zone(), w.label(), w.trade(), new HoldOut(group, percent)));
    }

    Asked policy(ContactPolicy other) {
        policy = other;
        return this;
    }

    Asked under(String jurisdiction) {
        pack = Packs.of(jurisdiction).orElseThrow();
        return this;
    }

    Asked withoutAddress() {
        addressKnown = false;
        return this;
    }

    Asked addressOptedOut() {
        optedOut = true;
        return this;
    }

    Asked numberInDoubt() {
        inDoubt = true;
        return this;
    }

    Asked leftAlone(Rest rest) {
        leftAlone = rest;
        return this;
    }

    Asked contacted(String purpose, String channel, Instant at) {
        contacts.add(new Contact(purpose, channel, true, at));
        return this;
    }

    Asked contactedUncounted(Instant at) {
        contacts.add(new Contact("SERVICE", wish.channel(), false, at));
        return this;
    }

    Decision at(Instant now) {
        Facts facts = new Facts(
                CUSTOMER, addressKnown, optedOut, inDoubt, leftAlone, List.copyOf(decisions), List.copyOf(contacts));
        return new PermitRules(wish, policy, pack).decide(facts, now);
    }

    Allowed allowedAt(Instant now) {
        if (at(now) instanceof Allowed allowed) {
            return allowed;
        }
        throw new AssertionError("Refused: " + at(now));
    }

    Refused refusedAt(Instant now) {
        if (at(now) instanceof Refused refused) {
            return refused;
        }
        throw new AssertionError("Allowed: " + at(now));
    }

    List<Obstacle> obstaclesAt(Instant now) {
        return at(now) instanceof Refused refused
                ? refused.reasons().stream().map(Reason::obstacle).toList()
                : List.of();
    }
}
