package io.dangol.customer.consent;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.consent.Consent.Decision;
import io.dangol.customer.consent.Consent.Recorded;
import io.dangol.customer.consent.ConsentApi.ConsentView;
import io.dangol.customer.consent.ConsentApi.CurrentConsent;
import io.dangol.customer.consent.ConsentApi.Proof;
import io.dangol.customer.consent.ConsentApi.RecordConsent;
import io.dangol.customer.consent.ConsentRefusal.ScopeMissing;
import io.dangol.customer.family.Families;
import io.dangol.customer.family.Family;
import io.dangol.customer.family.Prevailing;
import io.dangol.customer.family.Prevailing.Decided;
import io.dangol.customer.optout.Objection;
import io.dangol.customer.optout.OptOuts;
import io.dangol.customer.optout.OptOuts.Matter;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.audit.Purpose;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
public class ConsentService {

    private static final String SCOPE = "consents:write";

    /** Stands where a client is named. */
    private static final String LINK = "unsubscribe-link";

    private final Consents consents;
    private final Proofs proofs;
    private final OptOuts optOuts;
    private final Event<Objection> objections;
    private final CustomerAccess access;
    private final Families families;
    private final AuditLog auditLog;
    private final Caller caller;
    private final EventLog eventLog;
    private final Ids ids;
    private final Clock clock;

    ConsentService(
            Consents consents,
            Proofs proofs,
            OptOuts optOuts,
            Event<Objection> objections,
            CustomerAccess access,
            Families families,
            AuditLog auditLog,
            Caller caller,
            EventLog eventLog,
            Ids ids,
            Clock clock) {
        this.consents = consents;
        this.proofs = proofs;
        this.optOuts = optOuts;
        this.objections = objections;
        this.access = access;
        this.families = families;
        this.auditLog = auditLog;
        this.caller = caller;
        this.eventLog = eventLog;
        this.ids = ids;
        this.clock = clock;
    }

    /** Answers without the sealed part: an answer is kept for a repeated request. */
    ConsentView record(UUID customerId, RecordConsent request) {
        access.lock(customerId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RecordConsentPolicy.check(request, now, "");
        Consent consent = kept(customerId, request, now);
        access.changed(customerId);
        eventLog.append(consent.event());
        return ConsentView.of(consent, Proof.NONE);
    }

    Page<ConsentView> history(UUID customerId, int limit, @Nullable Cursor cursor, Optional<Purpose> inClear) {
        access.require(customerId);
        Set<UUID> members = families.seenMembers(customerId);
        List<Consent> rows = consents.history(members, cursor == null ? null : cursor.uuid(0), limit + 1);
        return Page.of(rows, limit, shown(members, inClear), consent -> Cursor.of(consent.id()));
    }

    Page<ConsentView> current(UUID customerId, Optional<Purpose> inClear) {
        access.require(customerId);
        List<Consent> rows =
                prevailing(families.seenBelow(Set.of(customerId)), null).getOrDefault(customerId, List.of());
        Set<UUID> members = families.seenMembers(customerId);
        return new Page<>(rows.stream().map(shown(members, inClear)).toList(), null);
    }

    /** What a customer decides while being registered, as part of the caller's transaction, who announces it. */
    public List<DomainEvent> recordAll(UUID customerId, List<RecordConsent> requests, Instant now) {
        requireScope(requests);
        check(requests, now);
        return kept(customerId, requests, new HashSet<>(), now);
    }

    /** For a record that may be sent again. */
    public void requireTimes(List<RecordConsent> requests) {
        for (int position = 0; position < requests.size(); position++) {
            RecordConsentPolicy.checkRepeatable(requests.get(position), "/consents/" + position);
        }
    }

    /**
     * What a system knows of a customer's decisions, which it may send any number of times, as part of the caller's
     * transaction, who announces it. What the history holds is not written down again, however long ago it stood.
     */
    public List<DomainEvent> recordNew(UUID customerId, List<RecordConsent> requests, Instant now) {
        if (requests.isEmpty()) {
            return List.of();
        }
        requireScope(requests);
        check(requests, now);
        Set<Decision> known = consents.history(customerId).stream()
                .map(Consent::decision)
                .collect(Collectors.toCollection(HashSet::new));
        return kept(customerId, requests, known, now);
    }

    /**
     * By a link that only who was written to can have; nobody calls. What was said just so before is nothing new, but a
     * consent that is said again after a day, which renews it.
     *
     * @return since when it holds
     */
    public Instant decidedByLink(UUID customerId, RecordConsent request) {
        access.lockAny(customerId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RecordConsentPolicy.check(request, now, "");
        Optional<Decision> before = consents.current(Set.of(customerId)).stream()
                .map(Consent::decision)
                .filter(request.decision(now)::isAboutTheSameAs)
                .findFirst();
        if (before.isPresent() && before.get().alreadySays(request.decision(now))) {
            return before.get().collectedAt();
        }
        // A till's clock may be ahead: what it recorded was decided before this all the same.
        Instant at = before.map(Decision::collectedAt).filter(now::isBefore).orElse(now);
        Consent consent = kept(customerId, request.decision(at), request.proof(), new Recorded(LINK, now));
        access.changed(customerId);
        eventLog.append(consent.event());
        return at;
    }

    /** Those who never decided anything are absent. Of records that the caller does not see, what they refused holds. */
    public Map<UUID, List<CurrentConsent>> ofAll(Collection<UUID> customerIds) {
        Map<UUID, Family> families = this.families.below(customerIds);
        Set<UUID> seen = Family.members(this.families.seenBelow(customerIds).values());
        Map<UUID, List<Consent>> held = this.families.everywhere(() -> prevailing(families, seen));
        return held.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> one.getValue().stream().map(CurrentConsent::of).toList()));
    }

    /** Of such a family, whether or not it is one yet. */
    public List<CurrentConsent> prevailing(Family family) {
        return families
                .everywhere(() -> prevailing(Map.of(family.customerId(), family), null))
                .getOrDefault(family.customerId(), List.of())
                .stream()
                .map(CurrentConsent::of)
                .toList();
    }

    /** @param seen by the caller; null: all */
    private Map<UUID, List<Consent>> prevailing(Map<UUID, Family> families, @Nullable Set<UUID> seen) {
        Set<UUID> members = Family.members(families.values());
        Set<UUID> visible = seen == null ? members : seen;
        Map<UUID, List<Decided<Consent>>> current = consents.current(members).stream()
                .collect(Collectors.groupingBy(
                        Consent::customerId, Collectors.mapping(Consent::decided, Collectors.toList())));
        return families.entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, one -> Prevailing.shown(one.getValue(), current, visible)));
    }

    private List<DomainEvent> kept(UUID customerId, List<RecordConsent> requests, Set<Decision> known, Instant now) {
        return requests.stream()
                .filter(request -> known.add(request.decision(now)))
                .<DomainEvent>map(request -> kept(customerId, request, now).event())
                .toList();
    }

    private static void check(List<RecordConsent> requests, Instant now) {
        for (int position = 0; position < requests.size(); position++) {
            RecordConsentPolicy.check(requests.get(position), now, "/consents/" + position);
        }
    }

    /** The operation's own scope is another: it lets a caller register customers, not say what they agreed to. */
    private void requireScope(List<RecordConsent> requests) {
        if (!requests.isEmpty() && !caller.scopes().contains(SCOPE)) {
            throw new ScopeMissing();
        }
    }

    private Consent kept(UUID customerId, RecordConsent request, Instant now) {
        return kept(customerId, request.decision(now), request.proof(), new Recorded(caller.clientId(), now));
    }

    private Consent kept(UUID customerId, Decision decision, Proof proof, Recorded recorded) {
        UUID id = ids.next();
        Consent consent = new Consent(id, customerId, decision, proofs.sealed(customerId, id, proof), recorded);
        consents.persist(consent);
        Matter matter = new Matter(customerId, decision.purpose(), decision.channel(), decision.brand());
        optOuts.decided(matter, decision.granted(), decision.collectedAt());
        if (!decision.granted()) {
            objections.fire(Objection.to(matter, decision.collectedAt()));
        }
        return consent;
    }

    /** A proof may name people: whoever reads it in clear leaves a trace, in the same transaction. */
    private Function<Consent, ConsentView> shown(Set<UUID> members, Optional<Purpose> inClear) {
        inClear.ifPresentOrElse(purpose -> auditLog.disclosed(members, purpose), () -> auditLog.read(members));
        return inClear.isPresent()
                ? consent -> ConsentView.of(consent, proofs.opened(consent))
                : consent -> ConsentView.of(consent, proofs.opened(consent).masked());
    }
}
