package io.dangol.loyalty.merge;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Debts;
import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Transfer;
import io.dangol.loyalty.ledger.Transfer.Luggage;
import io.dangol.loyalty.merge.Merge.Reversal;
import io.dangol.loyalty.merge.MergeEvent.MembersUnmerged;
import io.dangol.loyalty.merge.MergeRefusal.HoldsOpen;
import io.dangol.loyalty.merge.MergeRefusal.MergedSince;
import io.dangol.loyalty.merge.MergeRefusal.NoSuchMerge;
import io.dangol.loyalty.redemption.OpenHolds;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Makes them two again, however late. Each lot goes with the document that it came from, as it is by then: what was spent
 * in common is gone from the lots that it was taken from, and comes back into those if it is voided.
 */
@ApplicationScoped
class MergeReversal {

    private final Transactions transactions;
    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Ids ids;
    private final Clock clock;

    MergeReversal(Transactions transactions, EventLog eventLog, LedgerFigures figures, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param replayed whether it was so before */
    private record Answer(boolean replayed, Merge merge) {}

    /** Reversed again it answers the same. */
    Merge reverse(UUID id, String clientId) {
        return counted(transactions.run(connection -> parted(connection, id, clientId)));
    }

    /** Within the caller's transaction. */
    Merge within(Connection connection, UUID id, String clientId) throws SQLException {
        return counted(Transactions.again(() -> parted(connection, id, clientId)));
    }

    private Merge counted(Answer answer) {
        Reversal reversal = answer.merge().reversal();
        if (!answer.replayed() && reversal != null) {
            figures.moved(Entry.Kind.UNMERGED, reversal.points());
        }
        return answer.merge();
    }

    /** Done, and undone. */
    Merge preview(UUID id, String clientId) {
        return transactions.preview(
                connection -> parted(connection, id, clientId).merge());
    }

    private Answer parted(Connection connection, UUID id, String clientId) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Merge asked = get(connection, id);
        Set<UUID> family = Belongings.family(connection, asked.absorbedId());
        Set<UUID> all = new HashSet<>(family);
        all.add(asked.survivorId());
        Map<UUID, MemberAccount> accounts = Accounts.lockOwn(connection, all);
        // Once they are locked: who reversed it meanwhile has done so by now.
        Merge merge = get(connection, id);
        return merge.reversal() == null
                ? new Answer(false, reversed(connection, merge, family, accounts, clientId, now))
                : new Answer(true, merge);
    }

    private Merge reversed(
            Connection connection,
            Merge merge,
            Set<UUID> family,
            Map<UUID, MemberAccount> accounts,
            String clientId,
            Instant now)
            throws SQLException {
        Membership absorbed = Members.membership(connection, merge.absorbedId());
        if (!absorbed.accountId().equals(merge.survivorId())) {
            throw new MergedSince();
        }
        MemberAccount survivor = Objects.requireNonNull(accounts.get(merge.survivorId()));
        Luggage luggage = luggage(connection, merge, survivor, family);
        Transfer transfer = Transfer.parting(
                survivor,
                Objects.requireNonNull(accounts.get(merge.absorbedId())),
                luggage,
                new Cause(merge.id(), now, ids::next));
        requireCovered(connection, transfer, family, now);
        Reversal reversal = new Reversal(
                now,
                clientId,
                luggage.lots().size(),
                transfer.points(),
                luggage.owed(),
                Belongings.used(connection, merge));
        MergeService.write(connection, transfer);
        Belongings.move(connection, luggage.lots(), merge.absorbedId());
        Belongings.use(connection, family, merge.absorbedId());
        Merges.reverse(connection, merge.id(), reversal);
        tell(connection, merge, reversal, transfer, absorbed);
        return merge.reversed(reversal);
    }

    private static Luggage luggage(Connection connection, Merge merge, MemberAccount survivor, Set<UUID> family)
            throws SQLException {
        List<Debt> own = new ArrayList<>(merge.moved().debts().list());
        own.addAll(LentSince.of(connection, merge, family));
        List<Debt> debts = survivor.state().debts().leftOf(new Debts(own));
        long held = OpenHolds.madeBy(connection, family).stream()
                .mapToLong(Hold::points)
                .sum();
        return new Luggage(Belongings.lots(connection, merge.survivorId(), family), debts, held);
    }

    /** A hold is a promise to a till, of either of them: it is not broken, it is waited for. */
    private static void requireCovered(Connection connection, Transfer transfer, Set<UUID> family, Instant now)
            throws SQLException {
        List<Hold> going = OpenHolds.madeBy(connection, family);
        UUID survivorId = transfer.from().entry().memberId();
        Set<UUID> goingIds = new HashSet<>(going.stream().map(Hold::id).toList());
        List<Hold> staying = OpenHolds.of(connection, Set.of(survivorId)).getOrDefault(survivorId, List.of()).stream()
                .filter(hold -> !goingIds.contains(hold.id()))
                .toList();
        if (!Transfer.keepsPromises(transfer.to().account(), going, now)
                || !Transfer.keepsPromises(transfer.from().account(), staying, now)) {
            throw new HoldsOpen();
        }
    }

    private void tell(Connection connection, Merge merge, Reversal reversal, Transfer transfer, Membership absorbed)
            throws SQLException {
        Membership survivor = Members.membership(connection, merge.survivorId());
        eventLog.append(
                connection,
                List.of(
                        MergeService.posted(transfer.from().entry(), survivor),
                        MembersUnmerged.of(merge, reversal, survivor, absorbed),
                        MergeService.posted(transfer.to().entry(), absorbed)));
    }

    private static Merge get(Connection connection, UUID id) throws SQLException {
        return Merges.find(connection, id).orElseThrow(() -> new NoSuchMerge(id));
    }
}
