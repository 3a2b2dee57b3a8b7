package io.dangol.loyalty.household;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.PartTransfers;
import io.dangol.loyalty.household.Household.Drawn;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.PartTransfer;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What members drew from others of their households and did not spend, on its way back. */
@Singleton
class Borrowed {

    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Ids ids;

    Borrowed(EventLog eventLog, LedgerFigures figures, Ids ids) {
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
    }

    /**
     * As far as no open redemption or debt relies on it. Between two who became one nothing goes back.
     *
     * @return points by draw
     */
    Map<Drawn, Long> giveBack(Connection connection, Collection<Drawn> unspent, Instant now) throws SQLException {
        Set<UUID> members = new HashSet<>();
        unspent.forEach(drawn -> members.addAll(List.of(drawn.drawerId(), drawn.giverId())));
        Map<UUID, MemberAccount> accounts = new HashMap<>();
        Accounts.lockAll(connection, members)
                .forEach(account -> accounts.put(account.state().memberId(), account));
        Map<UUID, Membership> of = Members.memberships(connection, members);
        Map<Drawn, Long> back = new LinkedHashMap<>();
        for (Drawn drawn : unspent) {
            UUID drawer = Objects.requireNonNull(of.get(drawn.drawerId())).accountId();
            UUID giver = Objects.requireNonNull(of.get(drawn.giverId())).accountId();
            if (!drawer.equals(giver)) {
                back.put(drawn, giveBack(connection, drawn, List.of(drawer, giver), accounts, now));
            }
        }
        if (back.values().stream().anyMatch(points -> points > 0)) {
            LedgerRows.update(
                    connection,
                    accounts.values().stream().map(MemberAccount::state).toList());
        }
        return back;
    }

    private long giveBack(
            Connection connection, Drawn drawn, List<UUID> way, Map<UUID, MemberAccount> accounts, Instant now)
            throws SQLException {
        UUID id = ids.next();
        Optional<PartTransfer> back = PartTransfer.returned(
                Set.copyOf(Accounts.lotsOf(connection, drawn.id())),
                Objects.requireNonNull(accounts.get(way.get(0))),
                Objects.requireNonNull(accounts.get(way.get(1))),
                Kind.DRAW_REVERSED,
                new Cause(id, now, ids::next));
        if (back.isEmpty()) {
            return 0;
        }
        PartTransfer part = back.get();
        PartTransfers.insert(connection, part);
        Draws.returned(connection, drawn, id, part.points(), now);
        eventLog.append(connection, new ArrayList<>(PartTransfers.posted(connection, part)));
        accounts.put(way.get(0), part.transfer().from().account());
        accounts.put(way.get(1), part.transfer().to().account());
        figures.moved(Kind.DRAW_REVERSED, part.points());
        return part.points();
    }
}
