package io.dangol.customer.relationship;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.account.AccountDirectory;
import io.dangol.customer.account.AccountDirectory.Named;
import io.dangol.customer.relationship.Relationship.Recorded;
import io.dangol.customer.relationship.RelationshipApi.PartyBody;
import io.dangol.customer.relationship.RelationshipApi.PartyKind;
import io.dangol.customer.relationship.RelationshipApi.RecordRelationship;
import io.dangol.customer.relationship.RelationshipApi.RelationshipView;
import io.dangol.customer.relationship.RelationshipApi.Step;
import io.dangol.customer.relationship.RelationshipApi.ValueChain;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
class RelationshipService {

    /** What was recorded, now or before. */
    record Answer(RelationshipView view, boolean replayed) {}

    private final Relationships relationships;
    private final AccountDirectory accounts;
    private final CustomerAccess access;
    private final AuditLog auditLog;
    private final Caller caller;
    private final EventLog eventLog;
    private final Ids ids;
    private final Clock clock;

    RelationshipService(
            Relationships relationships,
            AccountDirectory accounts,
            CustomerAccess access,
            AuditLog auditLog,
            Caller caller,
            EventLog eventLog,
            Ids ids,
            Clock clock) {
        this.relationships = relationships;
        this.accounts = accounts;
        this.access = access;
        this.auditLog = auditLog;
        this.caller = caller;
        this.eventLog = eventLog;
        this.ids = ids;
        this.clock = clock;
    }

    Answer record(RecordRelationship request) {
        if (request.type() == RelationshipType.PART_OF) {
            relationships.lockWholes();
        }
        Relationship wanted = wanted(request);
        List<Relationship> known = relationships.beside(wanted);
        Optional<Relationship> same = known.stream().filter(wanted::isSameAs).findFirst();
        if (same.isPresent()) {
            return new Answer(RelationshipView.of(same.get()), true);
        }
        RelationshipPolicy.checkBeside(wanted, known);
        if (wanted.type() == RelationshipType.PART_OF) {
            RelationshipPolicy.checkNotCircular(wanted, relationships.wholes(wanted));
        }
        relationships.persist(wanted);
        eventLog.append(wanted.recorded(wanted.recordedAt()));
        return new Answer(RelationshipView.of(wanted), false);
    }

    RelationshipView get(UUID id) {
        Relationship found = relationships.get(id);
        auditLog.read(List.of(found.fromId(), found.toId()));
        return RelationshipView.of(found);
    }

    RelationshipView end(UUID id, LocalDate until) {
        Relationship relationship = relationships.lock(id);
        relationship.end(until, now()).ifPresent(eventLog::append);
        return RelationshipView.of(relationship);
    }

    Page<RelationshipView> list(Relationships.Wanted wanted, int limit) {
        List<Relationship> rows = relationships.page(wanted, limit + 1);
        auditLog.read(rows.stream()
                .limit(limit)
                .flatMap(row -> Stream.of(row.fromId(), row.toId()))
                .distinct()
                .toList());
        return Page.of(rows, limit, RelationshipView::of, relationship -> Cursor.of(relationship.id()));
    }

    ValueChain chainOfCustomer(UUID customerId, LocalDate on) {
        access.require(customerId);
        return chain(customerId, on);
    }

    ValueChain chainOfAccount(UUID accountId, LocalDate on) {
        var unused = accounts.get(accountId);
        return chain(accountId, on);
    }

    private ValueChain chain(UUID party, LocalDate on) {
        auditLog.read(List.of(party));
        Map<UUID, Integer> depths = relationships.upwards(party, on);
        List<Relationship> found = relationships.of(depths.keySet());
        Map<UUID, Named> suppliers =
                accounts.of(found.stream().map(Relationship::fromId).collect(Collectors.toSet()));
        List<Step> steps = found.stream()
                .filter(one -> suppliers.containsKey(one.fromId()))
                .map(one -> step(
                        one,
                        Objects.requireNonNull(depths.get(one.id())),
                        Objects.requireNonNull(suppliers.get(one.fromId()))))
                .sorted(Comparator.comparing(Step::depth).thenComparing(Step::relationshipId))
                .toList();
        return new ValueChain(on, steps);
    }

    private static Step step(Relationship delivery, int depth, Named supplier) {
        PartyBody buyer = PartyBody.of(delivery.toCustomerId(), delivery.toAccountId());
        return new Step(depth, delivery.id(), supplier.id(), supplier.name(), supplier.kind(), buyer);
    }

    private Relationship wanted(RecordRelationship request) {
        boolean fromFirst = request.from().id().compareTo(request.to().id()) < 0;
        // Locked in one order, or two requests could each wait for what the other has.
        Party first = locked(fromFirst ? request.from() : request.to());
        Party second = locked(fromFirst ? request.to() : request.from());
        Party from = fromFirst ? first : second;
        Party to = fromFirst ? second : first;
        RelationshipPolicy.checkEnds(request.type(), from, to);
        Period period = new Period(request.since(), request.until());
        Recorded recorded = new Recorded(caller.clientId(), access.partnerId(), now());
        return new Relationship(ids.next(), request.type(), from, to, period, recorded);
    }

    private Party locked(PartyBody body) {
        if (body.kind() == PartyKind.ACCOUNT) {
            return new Party(body.id(), accounts.lock(body.id()).kind());
        }
        access.lock(body.id());
        return Party.customer(body.id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
