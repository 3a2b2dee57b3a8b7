package io.dangol.customer.custody;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.custody.Custodies.Registered;
import io.dangol.customer.custody.Custody.Recorded;
import io.dangol.customer.custody.Custody.Terms;
import io.dangol.customer.custody.CustodyApi.CustodyView;
import io.dangol.customer.custody.CustodyApi.RecordCustody;
import io.dangol.customer.custody.CustodyRefusal.CustodyNotYours;
import io.dangol.customer.custody.CustodyRefusal.UnknownCustody;
import io.dangol.customer.optout.CustodyPassed;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.security.Caller;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
public class CustodyService {

    /** What was recorded, now or before. */
    record Answer(CustodyView view, boolean replayed) {}

    /** Stands where a client is named. */
    private static final String FORMER_RELEASE = "former-release";

    private final Custodies custodies;
    private final CustomerAccess access;
    private final Event<CustodyPassed> passed;
    private final AuditLog auditLog;
    private final Caller caller;
    private final EventLog eventLog;
    private final Ids ids;
    private final Clock clock;

    CustodyService(
            Custodies custodies,
            CustomerAccess access,
            Event<CustodyPassed> passed,
            AuditLog auditLog,
            Caller caller,
            EventLog eventLog,
            Ids ids,
            Clock clock) {
        this.custodies = custodies;
        this.access = access;
        this.passed = passed;
        this.auditLog = auditLog;
        this.caller = caller;
        this.eventLog = eventLog;
        this.ids = ids;
        this.clock = clock;
    }

    /** A partner learns of itself, not who else there was. */
    List<CustodyView> list(UUID customerId) {
        access.require(customerId);
        auditLog.read(Set.of(customerId));
        List<Custody> found = access.partnerId()
                .map(partner -> custodies.of(customerId, partner))
                .orElseGet(() -> custodies.of(customerId));
        return found.stream().map(CustodyView::of).toList();
    }

    /** Of two at once the second waits for the customer, and finds what the first has made. */
    Answer record(UUID customerId, RecordCustody request) {
        requireHeadquarters();
        Terms terms = request.terms();
        access.lock(customerId);
        Custody wanted = new Custody(ids.next(), customerId, terms, new Recorded(caller.clientId(), now()));
        List<Custody> known = known(customerId);
        Optional<Custody> same = known.stream().filter(wanted::isSaidBy).findFirst();
        if (same.isPresent()) {
            return new Answer(CustodyView.of(same.get()), true);
        }
        List<DomainEvent> happened = new ArrayList<>();
        CustodyPolicy.handingOver(wanted, known)
                .flatMap(former -> former.end(wanted.since(), wanted.recordedAt()))
                .ifPresent(happened::add);
        custodies.persist(wanted);
        happened.add(wanted.recorded());
        eventLog.append(happened);
        if (wanted.services()) {
            turnNowAndLater(customerId, wanted.since(), wanted.until());
        }
        return new Answer(CustodyView.of(wanted), false);
    }

    CustodyView end(UUID customerId, UUID id, LocalDate until) {
        requireHeadquarters();
        access.lock(customerId);
        Custody custody = custodies.one(customerId, id).orElseThrow(() -> new UnknownCustody(id));
        custody.end(until, now()).ifPresent(ended -> {
            eventLog.append(ended);
            turnNowAndLater(customerId, until, null);
        });
        return CustodyView.of(custody);
    }

    /**
     * Whoever registers a customer has introduced it and services it from that day on, as part of the caller's
     * transaction, who announces it and writes the customer.
     */
    public List<DomainEvent> registered(UUID customerId, UUID partnerId, Instant at) {
        return registered(customerId, partnerId, access.day(at), new Recorded(caller.clientId(), at));
    }

    private List<DomainEvent> registered(UUID customerId, UUID partnerId, LocalDate since, Recorded recorded) {
        List<DomainEvent> happened = new ArrayList<>();
        for (CustodyRole role : CustodyRole.values()) {
            Custody custody = new Custody(ids.next(), customerId, new Terms(role, partnerId, since, null), recorded);
            custodies.persist(custody);
            happened.add(custody.recorded());
        }
        return happened;
    }

    /**
     * All of the locked customer. Whom the former release registered while this one came has none: what it would have
     * been given is made up for, or the first thing that is said of it would hide it from who registered it.
     */
    private List<Custody> known(UUID customerId) {
        List<Custody> known = custodies.of(customerId);
        Optional<Registered> registrar = known.isEmpty() ? custodies.registrarOf(customerId) : Optional.empty();
        if (registrar.isEmpty()) {
            return known;
        }
        Recorded recorded = new Recorded(FORMER_RELEASE, now());
        LocalDate since = access.day(registrar.get().at());
        eventLog.append(registered(customerId, registrar.get().partnerId(), since, recorded));
        return custodies.of(customerId);
    }

    /** Shows the customers to whom they are handed over until today; how many were looked at. */
    int turnDue(LocalDate today, int limit) {
        Set<UUID> due = new TreeSet<>(custodies.due(today, limit));
        // In the order of their ids, so that two replicas never wait for each other in a ring.
        due.forEach(access::lockAny);
        due.forEach(customer -> turn(customer, today));
        if (!due.isEmpty()) {
            custodies.forget(due, today);
        }
        return due.size();
    }

    private void turnNowAndLater(UUID customerId, LocalDate since, @Nullable LocalDate until) {
        LocalDate today = access.day(clock.instant());
        turn(customerId, today);
        Stream.of(Optional.of(since), Optional.ofNullable(until))
                .flatMap(Optional::stream)
                .filter(today::isBefore)
                .forEach(day -> custodies.remember(customerId, day));
    }

    private void turn(UUID customerId, LocalDate today) {
        List<Custody> known = custodies.of(customerId);
        Custody servicing = known.stream()
                .filter(custody -> custody.servicesOn(today))
                .findFirst()
                .orElse(null);
        UUID partner = servicing == null ? null : servicing.partnerId();
        Instant until = Optional.ofNullable(servicing)
                .flatMap(custody -> CustodyPolicy.endOfRun(custody, known))
                .map(access::beginningOf)
                .orElse(null);
        custodies.show(customerId, partner, until);
        passed.fire(new CustodyPassed(customerId, partner));
    }

    private void requireHeadquarters() {
        if (access.partnerId().isPresent()) {
            throw new CustodyNotYours();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
