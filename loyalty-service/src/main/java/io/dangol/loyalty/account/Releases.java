package io.dangol.loyalty.account;

import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.account.PointsEvent.PointsReleased;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Waiting;
import io.dangol.loyalty.ledger.Waiting.Reason;
import io.dangol.loyalty.ledger.Waits;
import io.dangol.loyalty.ledger.Waits.Changed;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Opens lots that had to wait, withdraws them, or makes them wait, and tells of it. Whoever calls holds the members' rows. */
@Singleton
public class Releases {

    private final Catalogs catalogs;
    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Ids ids;

    Releases(Catalogs catalogs, EventLog eventLog, LedgerFigures figures, Ids ids) {
        this.catalogs = catalogs;
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
    }

    /**
     * Lots of any of these members. What waits for something else as well goes on waiting.
     *
     * @return points that wait for nothing any more
     */
    public long open(
            Connection connection, Collection<MemberAccount> accounts, Reason reason, Set<UUID> lots, Instant now)
            throws SQLException {
        Map<UUID, Membership> memberships = memberships(connection, accounts);
        Catalog catalog = catalogs.current(connection);
        Map<UUID, List<Lot>> changed = new HashMap<>();
        List<DomainEvent> events = new ArrayList<>();
        for (MemberAccount account : accounts) {
            UUID member = account.state().memberId();
            Membership of = Objects.requireNonNull(memberships.get(member));
            Changed opened = Waits.end(
                    account,
                    reason,
                    lots,
                    now,
                    catalog.program(of.programId()).orElseThrow().zone());
            changed.put(member, opened.lots());
            points(opened.lots())
                    .forEach((source, points) -> events.add(
                            new PointsReleased(member, of.customerId(), of.programId(), source, reason, points, now)));
        }
        LedgerRows.updateLots(connection, changed);
        eventLog.append(connection, events);
        return events.stream()
                .mapToLong(event -> ((PointsReleased) event).points())
                .sum();
    }

    /** By what gave them, in the order of their giving. */
    private static Map<UUID, Long> points(List<Lot> opened) {
        Map<UUID, Long> points = new TreeMap<>();
        opened.stream()
                .filter(lot -> lot.waiting().equals(Waiting.NONE) && lot.remaining() > 0)
                .forEach(lot -> points.merge(lot.sourceId(), lot.remaining(), Long::sum));
        return points;
    }

    /**
     * What is left of these lots goes back to its funders, but for what open holds rely on.
     *
     * @param sourceId what the entries will name as their cause
     * @return points that were withdrawn
     */
    public long withdraw(
            Connection connection,
            Collection<MemberAccount> accounts,
            Reason reason,
            Set<UUID> lots,
            UUID sourceId,
            Instant now)
            throws SQLException {
        Map<UUID, Membership> memberships = memberships(connection, accounts);
        List<Outcome> outcomes = new ArrayList<>();
        for (MemberAccount account : accounts) {
            Waits.withdraw(account, reason, lots, new Cause(sourceId, now, ids::next))
                    .ifPresent(outcomes::add);
        }
        LedgerRows.insert(connection, outcomes);
        LedgerRows.update(
                connection,
                outcomes.stream().map(outcome -> outcome.account().state()).toList());
        eventLog.append(
                connection,
                outcomes.stream().map(outcome -> told(outcome, memberships)).toList());
        long points = -outcomes.stream()
                .mapToLong(outcome -> outcome.entry().content().points())
                .sum();
        figures.moved(Entry.Kind.WITHDRAWN, points);
        return points;
    }

    /** From now on these lots of the member cannot be spent, but for what open holds rely on. */
    public void await(Connection connection, MemberAccount account, Reason reason, Set<UUID> lots, Instant now)
            throws SQLException {
        Changed changed = Waits.begin(account, reason, lots, now);
        LedgerRows.updateLots(connection, Map.of(account.state().memberId(), changed.lots()));
    }

    private static DomainEvent told(Outcome outcome, Map<UUID, Membership> memberships) {
        Membership of = Objects.requireNonNull(memberships.get(outcome.entry().memberId()));
        return PointsPosted.of(outcome.entry(), of.customerId(), of.programId(), null, null);
    }

    private static Map<UUID, Membership> memberships(Connection connection, Collection<MemberAccount> accounts)
            throws SQLException {
        return Members.memberships(
                connection,
                accounts.stream().map(account -> account.state().memberId()).collect(Collectors.toSet()));
    }
}
