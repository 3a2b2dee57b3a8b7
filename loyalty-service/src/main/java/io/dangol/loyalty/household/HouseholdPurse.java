package io.dangol.loyalty.household;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.PartTransfers;
import io.dangol.loyalty.household.Household.Drawn;
import io.dangol.loyalty.household.HouseholdRefusal.DrawBeyondLimit;
import io.dangol.loyalty.ledger.AccountState;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Draw;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.Giver;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.PartTransfer;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes what a member lacks from the others of its household, first to expire first, so that it can be spent at once. All
 * of them are locked in the tills' order, the household before them.
 */
final class HouseholdPurse implements Purse {

    private final EventLog eventLog;
    private final Ids ids;
    private final Map<UUID, MemberAccount> others = new HashMap<>();
    private final Map<UUID, UUID> lenders = new HashMap<>();
    private final Map<UUID, Giver> givers = new HashMap<>();
    private UUID memberId = new UUID(0, 0);
    private Optional<Household> household = Optional.empty();
    private long drawn;

    HouseholdPurse(EventLog eventLog, Ids ids) {
        this.eventLog = eventLog;
        this.ids = ids;
    }

    @Override
    public MemberAccount lock(Connection connection, UUID member) throws SQLException {
        // A transaction may be tried again: nothing of the last try counts.
        memberId = member;
        others.clear();
        lenders.clear();
        givers.clear();
        drawn = 0;
        Optional<UUID> id = Households.of(connection, member);
        household = id.isEmpty() ? Optional.empty() : Households.share(connection, id.get());
        household = household.filter(found -> found.stay(member).isPresent());
        if (household.isEmpty()
                || !HouseholdTermsRows.terms(connection, household.get().programId())
                        .offered()) {
            household = Optional.empty();
            return Accounts.lock(connection, member).orElseThrow();
        }
        for (MemberAccount account :
                Accounts.lockAll(connection, household.get().memberIds())) {
            others.put(account.state().memberId(), account);
        }
        for (Membership of :
                Members.memberships(connection, household.get().memberIds()).values()) {
            lenders.put(of.accountId(), of.memberId());
        }
        UUID own = Members.membership(connection, member).accountId();
        return Objects.requireNonNull(others.remove(own));
    }

    @Override
    public MemberAccount filled(Connection connection, MemberAccount account, long points, Instant now)
            throws SQLException {
        long missing = points - account.available(now);
        givers.putAll(Lenders.of(connection, others, lenders));
        Map<UUID, Long> shares = Draw.shares(Math.max(0, missing), givers.values(), now);
        boolean enough = shares.values().stream().mapToLong(Long::longValue).sum() == missing;
        // Nobody pays what another one owes.
        boolean owes = account.available(now) < 0;
        if (household.isEmpty() || missing <= 0 || owes || !enough) {
            return account;
        }
        requireWithinLimit(connection, account.state().memberId(), missing, now);
        return drawn(connection, account, shares, now);
    }

    private MemberAccount drawn(Connection connection, MemberAccount account, Map<UUID, Long> shares, Instant now)
            throws SQLException {
        MemberAccount own = account;
        List<AccountState> after = new ArrayList<>();
        for (Map.Entry<UUID, Long> share : shares.entrySet()) {
            UUID id = ids.next();
            Giver lender = Objects.requireNonNull(givers.get(share.getKey()));
            PartTransfer part =
                    PartTransfer.of(share.getValue(), lender, own, Kind.DRAWN, new Cause(id, now, ids::next));
            PartTransfers.insert(connection, part);
            Drawn row = new Drawn(id, memberId, Objects.requireNonNull(lenders.get(share.getKey())));
            Draws.insert(connection, household.orElseThrow().id(), row, part.points(), now);
            eventLog.append(connection, PartTransfers.posted(connection, part));
            own = part.transfer().to().account();
            after.add(part.transfer().from().account().state());
            drawn += part.points();
        }
        after.add(own.state());
        LedgerRows.update(connection, after);
        return own;
    }

    /** Once it is done for good. */
    void count(LedgerFigures figures) {
        if (drawn > 0) {
            figures.moved(Kind.DRAWN, drawn);
        }
    }

    private void requireWithinLimit(Connection connection, UUID account, long points, Instant now) throws SQLException {
        HouseholdTerms terms =
                HouseholdTermsRows.terms(connection, household.orElseThrow().programId());
        Long most = terms.maxDrawnPer30Days();
        long left = Lenders.left(connection, terms, account, now);
        if (most != null && points > left) {
            throw new DrawBeyondLimit(most, left);
        }
    }
}
