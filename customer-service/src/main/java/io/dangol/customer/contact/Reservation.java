package io.dangol.customer.contact;

import io.dangol.customer.contact.ContactPermit.Basis;
import io.dangol.customer.contact.ContactPermit.Status;
import io.dangol.customer.family.Family;
import io.dangol.customer.permit.ContactPolicy;
import io.dangol.customer.permit.Decision;
import io.dangol.customer.permit.Decision.Allowed;
import io.dangol.customer.permit.Decision.Ground;
import io.dangol.customer.permit.Facts;
import io.dangol.customer.permit.Facts.Contact;
import io.dangol.customer.permit.Pack;
import io.dangol.customer.permit.PermitRules;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Decides and reserves for any number of customers at once. Who asks holds the customers' rows until the commit, so two
 * who ask for one customer take turns, and the second sees what the first was given.
 */
@Singleton
class Reservation {

    /** What is asked, and by which rules. */
    record Question(Ask ask, ContactPolicy policy, Pack pack) {
        PermitRules rules() {
            return new PermitRules(ask.wish(), policy, pack);
        }
    }

    private final EventLog eventLog;
    private final Ids ids;
    private final Clock clock;

    Reservation(EventLog eventLog, Ids ids, Clock clock) {
        this.eventLog = eventLog;
        this.ids = ids;
        this.clock = clock;
    }

    /** In the order of the customers; of one who is named twice twice the same. */
    List<Outcome> reserve(Connection connection, Question question, List<UUID> customers) throws SQLException {
        PermitRows.lockFamilies(connection, new LinkedHashSet<>(customers));
        List<UUID> locked = PermitRows.lockCustomers(
                connection, new LinkedHashSet<>(customers), question.ask().partnerId(), clock.instant());
        // Once more: what was merged while we waited is one person now.
        PermitRows.lockFamilies(connection, locked);
        // Only now: what others were given while we waited is of before.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<UUID, Family> families = PermitRows.families(connection, locked);
        Set<UUID> seen = PermitRows.seen(connection, families, question.ask().partnerId(), now);
        Map<UUID, Facts> facts = new FactRows(connection, families, seen)
                .facts(question.ask().wish(), question.policy(), question.pack(), now);
        Map<UUID, Outcome> outcomes = outcomes(question, families, facts, now);
        List<ContactPermit> permits = outcomes.values().stream()
                .map(Outcome::permit)
                .filter(Objects::nonNull)
                .toList();
        PermitRows.insert(connection, permits, question.pack().version());
        eventLog.append(
                connection, permits.stream().map(ContactPermit::permitted).toList());
        return inOrder(customers, outcomes);
    }

    /** Of two records of one person in an audience the second one is decided knowing what the first was given. */
    private Map<UUID, Outcome> outcomes(
            Question question, Map<UUID, Family> families, Map<UUID, Facts> facts, Instant now) {
        PermitRules rules = question.rules();
        Map<UUID, Outcome> outcomes = new LinkedHashMap<>();
        Map<UUID, List<Contact>> given = new HashMap<>();
        facts.forEach((customer, known) -> {
            UUID person =
                    families.getOrDefault(customer, Family.alone(customer)).customerId();
            Outcome outcome = outcome(question, rules, known.with(given.getOrDefault(person, List.of())), now);
            outcomes.put(customer, outcome);
            ContactPermit permit = outcome.permit();
            if (permit != null) {
                given.computeIfAbsent(person, first -> new ArrayList<>()).add(permit.contact());
            }
        });
        return outcomes;
    }

    private Outcome outcome(Question question, PermitRules rules, Facts facts, Instant now) {
        Decision decision = rules.decide(facts, now);
        return decision instanceof Allowed allowed
                ? new Outcome(facts.customerId(), decision, permit(question, rules, facts, allowed, now))
                : new Outcome(facts.customerId(), decision, null);
    }

    private ContactPermit permit(Question question, PermitRules rules, Facts facts, Allowed allowed, Instant now) {
        Basis basis = new Basis(
                allowed.ground(),
                allowed.consentOf(allowed.ground()),
                allowed.consentOf(Ground.NIGHT_CONSENT),
                rules.counts());
        return new ContactPermit(
                ids.next(),
                facts.customerId(),
                question.ask(),
                basis,
                Status.OPEN,
                now,
                allowed.expiresAt().truncatedTo(ChronoUnit.MICROS),
                null);
    }

    private static List<Outcome> inOrder(List<UUID> customers, Map<UUID, Outcome> outcomes) {
        List<Outcome> all = new ArrayList<>(customers.size());
        for (UUID customer : customers) {
            Outcome outcome = outcomes.get(customer);
            all.add(outcome == null ? Outcome.unknown(customer) : outcome);
        }
        return all;
    }
}
