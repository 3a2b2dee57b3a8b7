package io.dangol.loyalty.merge;

import io.dangol.loyalty.account.AccountMoved;
import io.dangol.loyalty.account.AccountRefusal.UnknownCard;
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
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Transfer;
import io.dangol.loyalty.merge.Merge.Moved;
import io.dangol.loyalty.merge.Merge.Reason;
import io.dangol.loyalty.merge.MergeApi.Request;
import io.dangol.loyalty.merge.MergeEvent.MembersMerged;
import io.dangol.loyalty.merge.MergeRefusal.AlreadyMerged;
import io.dangol.loyalty.merge.MergeRefusal.OneMember;
import io.dangol.loyalty.merge.MergeRefusal.OtherProgram;
import io.dangol.loyalty.merge.MergeRefusal.ReferenceConflict;
import io.dangol.loyalty.merge.MergeRefusal.SurvivorUnregistered;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Makes two members one. The absorbed member stays whose cards and sales are its own, so that they can be told apart
 * again; its account is the survivor's from then on. Both are locked in the tills' order, so no point falls between them.
 */
@ApplicationScoped
class MergeService {

    /** Who is to be merged with whom, and by what name. */
    record Wish(UUID survivorId, UUID absorbedId, Reason reason, String clientId, String reference) {

        Merge granted(UUID id, Membership survivor, Moved moved, Instant at) {
            return new Merge(
                    id,
                    survivor.programId(),
                    survivor.memberId(),
                    absorbedId,
                    reason,
                    reference,
                    clientId,
                    moved,
                    at,
                    null);
        }
    }

    record Answer(boolean replayed, Merge merge) {}

    private final Transactions transactions;
    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Ids ids;
    private final Clock clock;

    MergeService(Transactions transactions, EventLog eventLog, LedgerFigures figures, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
        this.clock = clock;
    }

    /** The same reference of a client again answers the same. */
    Answer merge(Request request, String clientId) {
        Answer answer = transactions.runTwice(connection -> merge(connection, wish(connection, request, clientId)));
        if (!answer.replayed()) {
            figures.moved(Entry.Kind.MERGED, answer.merge().moved().points());
        }
        return answer;
    }

    /** Within the caller's transaction, who reads no request. */
    Merge within(Connection connection, Wish wish) throws SQLException {
        Answer answer = Transactions.again(() -> merge(connection, wish));
        if (!answer.replayed()) {
            figures.moved(Entry.Kind.MERGED, answer.merge().moved().points());
        }
        return answer.merge();
    }

    /** Done, and undone. */
    Merge preview(Request request, String clientId) {
        return transactions.preview(connection ->
                merge(connection, wish(connection, request, clientId)).merge());
    }

    private static Wish wish(Connection connection, Request request, String clientId) throws SQLException {
        return new Wish(
                member(connection, request.survivorCardNumber(), "/survivorCardNumber"),
                member(connection, request.absorbedCardNumber(), "/absorbedCardNumber"),
                request.reason(),
                clientId,
                request.reference());
    }

    private static UUID member(Connection connection, String cardNumber, String field) throws SQLException {
        return Members.holder(connection, cardNumber)
                .orElseThrow(() -> new UnknownCard().at(field))
                .memberId();
    }

    private Answer merge(Connection connection, Wish wish) throws SQLException {
        UUID survivorId = Members.membership(connection, wish.survivorId()).accountId();
        UUID absorbedId = wish.absorbedId();
        Set<UUID> family = Belongings.family(connection, absorbedId);
        Set<UUID> all = new HashSet<>(family);
        all.add(survivorId);
        Map<UUID, MemberAccount> accounts = Accounts.lockOwn(connection, all);
        // Once they are locked: of two equal requests the second finds the first one's.
        Membership named = Members.membership(connection, wish.survivorId());
        Optional<Merge> earlier = Merges.find(connection, wish.clientId(), wish.reference());
        if (earlier.isPresent()) {
            return repeated(earlier.get(), wish, named);
        }
        Membership absorbed = Members.membership(connection, absorbedId);
        requireTwo(named, absorbed);
        if (!named.accountId().equals(survivorId) || !family.equals(Belongings.family(connection, absorbedId))) {
            throw new AccountMoved();
        }
        Membership survivor = Members.membership(connection, survivorId);
        requireAlike(survivor, absorbed);
        return new Answer(
                false,
                merged(
                        connection,
                        wish,
                        Objects.requireNonNull(accounts.get(absorbedId)),
                        Objects.requireNonNull(accounts.get(survivorId)),
                        family));
    }

    private static void requireTwo(Membership survivor, Membership absorbed) {
        if (survivor.memberId().equals(absorbed.memberId())) {
            throw new OneMember();
        }
        boolean alreadyMerged = !absorbed.accountId().equals(absorbed.memberId());
        if (alreadyMerged || survivor.accountId().equals(absorbed.accountId())) {
            throw new AlreadyMerged();
        }
    }

    private static void requireAlike(Membership survivor, Membership absorbed) {
        if (!survivor.programId().equals(absorbed.programId())) {
            throw new OtherProgram();
        }
        if (survivor.ownCustomerId() == null && absorbed.ownCustomerId() != null) {
            throw new SurvivorUnregistered();
        }
    }

    private Merge merged(
            Connection connection, Wish wish, MemberAccount absorbed, MemberAccount survivor, Set<UUID> family)
            throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = ids.next();
        Membership becomes = Members.membership(connection, survivor.state().memberId());
        Membership was = Members.membership(connection, absorbed.state().memberId());
        Set<UUID> lots = Belongings.lots(connection, was.memberId());
        Transfer transfer = Transfer.merging(absorbed, survivor, new Cause(id, now, ids::next));
        write(connection, transfer);
        Belongings.move(connection, lots, becomes.memberId());
        Belongings.use(connection, family, becomes.memberId());
        AccountState before = absorbed.state();
        Moved moved = new Moved(lots.size(), transfer.points(), before.debts(), before.held());
        Merge merge = wish.granted(id, becomes, moved, now);
        Merges.insert(connection, merge);
        eventLog.append(
                connection,
                List.of(
                        posted(transfer.from().entry(), was),
                        MembersMerged.of(merge, becomes, was),
                        posted(transfer.to().entry(), becomes)));
        return merge;
    }

    static void write(Connection connection, Transfer transfer) throws SQLException {
        LedgerRows.insert(connection, List.of(transfer.from(), transfer.to()));
        LedgerRows.update(
                connection,
                List.of(
                        transfer.from().account().state(),
                        transfer.to().account().state()));
    }

    static PointsPosted posted(Entry entry, Membership of) {
        return PointsPosted.of(entry, of.ownCustomerId(), of.programId(), null, null);
    }

    private static Answer repeated(Merge earlier, Wish wish, Membership survivor) {
        boolean same = earlier.isOf(survivor.accountId(), wish.absorbedId(), wish.reason())
                || earlier.isOf(survivor.memberId(), wish.absorbedId(), wish.reason());
        if (!same) {
            throw new ReferenceConflict(wish.reference());
        }
        return new Answer(true, earlier);
    }
}
