package io.dangol.loyalty.expiry;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.ledger.AccountState;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.redemption.OpenHolds;
import io.dangol.platform.database.PassingFailure;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Writes off what has expired, a batch of lots in a transaction: one that breaks off leaves the rest to the next look,
 * and what is written off is not found again.
 */
@Singleton
class Expiry {

    private static final Logger LOG = Logger.getLogger(Expiry.class);

    private static final String DUE = """
            select expires_at, member_id from lot
             where remaining > 0 and expires_at <= ? and (expires_at, member_id) > (?, ?) and waits_for is null
               and get_byte(uuid_send(member_id), 15) % ? = ?
             order by expires_at, member_id limit ?""";

    private final Transactions transactions;
    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final ExpiryConfig config;
    private final Ids ids;
    private final Clock clock;

    Expiry(
            Transactions transactions,
            EventLog eventLog,
            LedgerFigures figures,
            ExpiryConfig config,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.eventLog = eventLog;
        this.figures = figures;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is due, in its order. */
    private record Due(Place last, Set<UUID> members) {}

    /**
     * Everything of this share that is due now. What an open hold relies on is passed over, and found again once it has ended.
     *
     * @return points that were written off
     */
    long writeOff(Share share) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long points = 0;
        Place after = Place.START;
        while (true) {
            Place from = after;
            Optional<Due> due = transactions.run(connection -> due(connection, share, now, from));
            if (due.isEmpty()) {
                return points;
            }
            points += writeOff(due.get().members(), now);
            after = due.get().last();
        }
    }

    /** Together; where that fails one by one, so that none that fails keeps the others' points alive. */
    private long writeOff(Set<UUID> members, Instant now) {
        try {
            long points = transactions.run(connection -> writeOff(connection, members, now));
            figures.moved(Entry.Kind.EXPIRED, points);
            return points;
        } catch (RuntimeException failed) {
            if (PassingFailure.caused(failed)) {
                throw failed;
            }
            if (members.size() == 1) {
                LOG.errorf(failed, "Points of member %s cannot be written off", members);
                return 0;
            }
            return members.stream()
                    .mapToLong(member -> writeOff(Set.of(member), now))
                    .sum();
        }
    }

    private Optional<Due> due(Connection connection, Share share, Instant now, Place after) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setTimestamp(1, Timestamp.from(now));
            select.setTimestamp(2, Timestamp.from(after.expiresAt()));
            select.setObject(3, after.memberId());
            select.setInt(4, share.of());
            select.setInt(5, share.number());
            select.setInt(6, Math.max(1, config.batch()));
            Set<UUID> members = new LinkedHashSet<>();
            Place last = after;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    last = new Place(row.getTimestamp(1).toInstant(), row.getObject(2, UUID.class));
                    members.add(last.memberId());
                }
            }
            return members.isEmpty() ? Optional.empty() : Optional.of(new Due(last, members));
        }
    }

    private long writeOff(Connection connection, Set<UUID> members, Instant now) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>();
        // Locked first: a hold that is made meanwhile is seen, or sees what is left. Some may have been merged since.
        var accounts = Accounts.lockAll(connection, members);
        Map<UUID, List<Hold>> open = OpenHolds.of(connection, ids(accounts, state -> state.held() > 0));
        for (MemberAccount account : accounts) {
            List<Hold> holds = open.getOrDefault(account.state().memberId(), List.of());
            account.expire(holds, new Cause(ids.next(), now, ids::next)).ifPresent(outcomes::add);
        }
        LedgerRows.insert(connection, outcomes);
        LedgerRows.update(
                connection,
                outcomes.stream().map(outcome -> outcome.account().state()).toList());
        Map<UUID, Membership> memberships = Members.memberships(connection, ids(accounts, state -> true));
        eventLog.append(
                connection,
                outcomes.stream().map(outcome -> told(outcome, memberships)).toList());
        return -outcomes.stream()
                .mapToLong(outcome -> outcome.entry().content().points())
                .sum();
    }

    private static Set<UUID> ids(Collection<MemberAccount> accounts, Predicate<AccountState> which) {
        return accounts.stream()
                .map(MemberAccount::state)
                .filter(which)
                .map(AccountState::memberId)
                .collect(Collectors.toSet());
    }

    private static DomainEvent told(Outcome outcome, Map<UUID, Membership> memberships) {
        Membership of = Objects.requireNonNull(memberships.get(outcome.entry().memberId()));
        return PointsPosted.of(outcome.entry(), of.customerId(), of.programId(), null, null);
    }
}
