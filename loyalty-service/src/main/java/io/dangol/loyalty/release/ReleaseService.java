package io.dangol.loyalty.release;

import io.dangol.loyalty.account.AccountMoved;
import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.Releases;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Waiting.Reason;
import io.dangol.loyalty.release.EventWait.Outcome;
import io.dangol.loyalty.release.ReleaseApi.PartView;
import io.dangol.loyalty.release.ReleaseApi.ReleaseView;
import io.dangol.loyalty.release.ReleaseRefusal.NoSuchSale;
import io.dangol.loyalty.release.ReleaseRefusal.NothingWaits;
import io.dangol.loyalty.rule.Awaits.Otherwise;
import io.dangol.platform.database.PassingFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Ends what waits for events, once: whoever does holds the member's row, and looks again once it has it. */
@ApplicationScoped
class ReleaseService {

    record Answer(boolean replayed, ReleaseView view) {}

    private static final Logger LOG = Logger.getLogger(ReleaseService.class);

    private final Transactions transactions;
    private final Releases releases;
    private final Clock clock;

    ReleaseService(Transactions transactions, Releases releases, Clock clock) {
        this.transactions = transactions;
        this.releases = releases;
        this.clock = clock;
    }

    /** Told again, or too late, it answers what became of them. */
    Answer happened(UUID saleId, String event, Scope scope) {
        Instant now = now();
        return transactions.run(connection -> {
            requireSale(connection, saleId, scope);
            List<EventWait> known = EventWait.of(connection, saleId, event);
            if (known.isEmpty()) {
                throw new NothingWaits(event).at("/event");
            }
            UUID member = known.get(0).memberId();
            MemberAccount account = locked(connection, member, known);
            List<EventWait> open = EventWait.of(connection, saleId, event).stream()
                    .filter(EventWait::isOpen)
                    .toList();
            if (!open.isEmpty()) {
                end(connection, account, open, Outcome.RELEASED, scope.clientId(), now);
            }
            return new Answer(open.isEmpty(), view(connection, account, saleId, event));
        });
    }

    private static void requireSale(Connection connection, UUID saleId, Scope scope) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select store_code, partner_id from sale where id = ?")) {
            select.setObject(1, saleId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || !scope.sees(row.getString(1), row.getObject(2, UUID.class))) {
                    throw new NoSuchSale(saleId);
                }
            }
        }
    }

    /**
     * One sale's event at a time: what its rules say of the case that nobody tells of it in time.
     *
     * @return how many lots no longer wait
     */
    int endOverdue() {
        Instant now = now();
        int lots = 0;
        Optional<EventWait> next = transactions.run(connection -> EventWait.due(connection, now, EventWait.before()));
        while (next.isPresent()) {
            EventWait due = next.get();
            lots += endOverdue(due, now);
            next = transactions.run(connection -> EventWait.due(connection, now, due));
        }
        return lots;
    }

    private int endOverdue(EventWait due, Instant now) {
        try {
            return transactions.run(connection -> endOverdue(connection, due, now));
        } catch (RuntimeException failed) { // None that fails keeps the others waiting.
            if (PassingFailure.caused(failed)) {
                throw failed;
            }
            LOG.errorf(failed, "Lot %s cannot be told that its event did not come", due.lotId());
            return 0;
        }
    }

    private int endOverdue(Connection connection, EventWait due, Instant now) throws SQLException {
        // Looked up anew: since it was found due its lot may have gone to another account.
        Optional<EventWait> known = find(connection, due);
        if (known.isEmpty()) {
            return 0;
        }
        MemberAccount account = locked(connection, known.get().memberId(), List.of(due));
        if (find(connection, due).isEmpty()) {
            return 0;
        }
        Outcome outcome = due.otherwise() == Otherwise.OPEN ? Outcome.OPENED : Outcome.WITHDRAWN;
        end(connection, account, List.of(due), outcome, null, now);
        return 1;
    }

    private static Optional<EventWait> find(Connection connection, EventWait due) throws SQLException {
        return EventWait.of(connection, due.saleId(), due.event()).stream()
                .filter(one -> one.isOpen() && one.lotId().equals(due.lotId()))
                .findFirst();
    }

    private void end(
            Connection connection,
            MemberAccount account,
            List<EventWait> waits,
            Outcome outcome,
            @Nullable String by,
            Instant now)
            throws SQLException {
        Set<UUID> lots = waits.stream().map(EventWait::lotId).collect(Collectors.toSet());
        if (outcome == Outcome.WITHDRAWN) {
            UUID sale = waits.get(0).saleId();
            var unused = releases.withdraw(connection, List.of(account), Reason.EVENT, lots, sale, now);
        } else {
            var unused = releases.open(connection, List.of(account), Reason.EVENT, lots, now);
        }
        EventWait.end(
                connection, waits.stream().map(wait -> wait.ended(outcome, now)).toList(), by);
    }

    /** @throws AccountMoved where one of the lots went to another account since it was looked up */
    private static MemberAccount locked(Connection connection, UUID member, List<EventWait> waits) throws SQLException {
        List<UUID> wanted = waits.stream().map(EventWait::lotId).toList();
        MemberAccount account = Accounts.lock(connection, member, wanted).orElseThrow();
        Set<UUID> there = account.lots().stream().map(Lot::id).collect(Collectors.toSet());
        if (!there.containsAll(wanted)) {
            throw new AccountMoved();
        }
        return account;
    }

    private static ReleaseView view(Connection connection, MemberAccount account, UUID saleId, String event)
            throws SQLException {
        List<EventWait> waits = EventWait.of(connection, saleId, event);
        Set<UUID> released = waits.stream()
                .filter(wait -> wait.outcome() == Outcome.RELEASED)
                .map(EventWait::lotId)
                .collect(Collectors.toSet());
        long points = account.lots().stream()
                .filter(lot -> released.contains(lot.id()))
                .mapToLong(lot -> lot.remaining())
                .sum();
        List<PartView> parts = waits.stream().map(ReleaseService::part).toList();
        return new ReleaseView(saleId, event, points, parts);
    }

    private static PartView part(EventWait wait) {
        return new PartView(
                wait.lotId(),
                wait.rule(),
                Objects.requireNonNull(wait.outcome()),
                Objects.requireNonNull(wait.endedAt()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
