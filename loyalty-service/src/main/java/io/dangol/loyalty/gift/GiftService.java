package io.dangol.loyalty.gift;

import io.dangol.loyalty.account.AccountRefusal.CardBlocked;
import io.dangol.loyalty.account.AccountRefusal.UnknownCard;
import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.CardHolder;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.PartTransfers;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.code.Guesses;
import io.dangol.loyalty.gift.Gift.By;
import io.dangol.loyalty.gift.Gift.Side;
import io.dangol.loyalty.gift.GiftApi.Request;
import io.dangol.loyalty.gift.GiftEvent.PointsGifted;
import io.dangol.loyalty.gift.GiftRefusal.GiftAcrossPrograms;
import io.dangol.loyalty.gift.GiftRefusal.GiftToOneself;
import io.dangol.loyalty.gift.GiftRefusal.ReceiverBeyondLimit;
import io.dangol.loyalty.gift.GiftRefusal.ReferenceConflict;
import io.dangol.loyalty.gift.GiftTermsRows.Kept;
import io.dangol.loyalty.household.Draws;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.Giver;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.PartTransfer;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.security.Caller;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gives points: one transaction that holds both accounts, locked in the tills' order. */
@ApplicationScoped
class GiftService {

    record Answer(boolean replayed, Gift gift) {}

    /** Both sides as they are once they are locked. */
    private record Pair(Membership giver, Membership receiver, Map<UUID, MemberAccount> accounts) {

        MemberAccount giving() {
            return Objects.requireNonNull(accounts.get(giver.accountId()));
        }

        MemberAccount receiving() {
            return Objects.requireNonNull(accounts.get(receiver.accountId()));
        }
    }

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final MemberReach reach;
    private final Guesses guesses;
    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Ids ids;
    private final Clock clock;

    GiftService(
            Transactions transactions,
            Catalogs catalogs,
            MemberReach reach,
            Guesses guesses,
            EventLog eventLog,
            LedgerFigures figures,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.reach = reach;
        this.guesses = guesses;
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
        this.clock = clock;
    }

    /** The same reference of a giver and client again answers the same. Who tries one number after another is slowed. */
    Answer give(Request request, Caller caller, By by) {
        String guesser = caller.clientId()
                + caller.boundTo("memberId").map(id -> " " + id).orElse("")
                + caller.boundTo("customerId").map(id -> " " + id).orElse("");
        guesses.requireFew(guesser);
        Answer answer;
        try {
            answer = transactions.runTwice(connection -> given(connection, request, by));
        } catch (UnknownCard | CardBlocked | GiftAcrossPrograms | ReceiverBeyondLimit told) {
            guesses.count(guesser);
            throw told;
        }
        if (!answer.replayed()) {
            figures.moved(Kind.GIFTED, answer.gift().points());
        }
        return answer;
    }

    private Answer given(Connection connection, Request request, By by) throws SQLException {
        UUID giverId = ownHolder(connection, request.giverCardNumber()).memberId();
        UUID receiverId = holder(connection, request.receiverCardNumber(), "/receiverCardNumber")
                .memberId();
        // Before the reference is looked for: of two equal requests one waits here and then finds the other's.
        Collection<MemberAccount> locked = Accounts.lockAll(connection, List.of(giverId, receiverId));
        Optional<Gift> earlier = Gifts.find(connection, giverId, by.clientId(), request.reference());
        if (earlier.isPresent()) {
            if (!earlier.get().isOf(receiverId, request.points())) {
                throw new ReferenceConflict(request.reference());
            }
            return new Answer(true, earlier.get());
        }
        Map<UUID, MemberAccount> accounts = locked.stream()
                .collect(Collectors.toMap(account -> account.state().memberId(), Function.identity()));
        Pair pair =
                new Pair(Members.membership(connection, giverId), Members.membership(connection, receiverId), accounts);
        requireTwo(pair);
        requireActive(connection, request.giverCardNumber(), "/giverCardNumber");
        requireActive(connection, request.receiverCardNumber(), "/receiverCardNumber");
        return new Answer(false, moved(connection, request, by, pair));
    }

    private Gift moved(Connection connection, Request request, By by, Pair pair) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID programId = pair.giver().programId();
        GiftTerms terms = terms(connection, programId);
        terms.requireOffered(request.points());
        UUID id = ids.next();
        Giver giver = new Giver(
                pair.giving(), Draws.borrowed(connection, List.of(pair.giver().accountId())));
        // Before the limits: who has nothing to give could otherwise find out what others were given.
        PartTransfer transfer =
                PartTransfer.of(request.points(), giver, pair.receiving(), Kind.GIFTED, new Cause(id, now, ids::next));
        requireWithinLimits(connection, terms, request.points(), pair, now);
        Gift gift = new Gift(
                id,
                programId,
                new Side(pair.giver().memberId(), request.giverCardNumber()),
                new Side(pair.receiver().memberId(), request.receiverCardNumber()),
                request.points(),
                by,
                request.reference(),
                now,
                null);
        write(connection, transfer);
        Gifts.insert(connection, gift);
        List<DomainEvent> events = new ArrayList<>(PartTransfers.posted(connection, transfer));
        events.add(PointsGifted.of(gift, pair.giver(), pair.receiver()));
        eventLog.append(connection, events);
        return gift;
    }

    static void write(Connection connection, PartTransfer transfer) throws SQLException {
        PartTransfers.insert(connection, transfer);
        LedgerRows.update(
                connection,
                List.of(
                        transfer.transfer().from().account().state(),
                        transfer.transfer().to().account().state()));
    }

    private static GiftTerms terms(Connection connection, UUID programId) throws SQLException {
        return GiftTermsRows.find(connection, programId).map(Kept::terms).orElse(GiftTerms.NONE);
    }

    private void requireWithinLimits(Connection connection, GiftTerms terms, long points, Pair pair, Instant now)
            throws SQLException {
        UUID programId = pair.giver().programId();
        Instant after = now.minus(GiftTerms.LONGEST);
        boolean given = terms.maxGivenPerDay() != null || terms.maxGivenPer30Days() != null;
        terms.requireGiver(
                points,
                given ? Gifts.given(connection, pair.giver().accountId(), after) : List.of(),
                catalogs.current(connection).program(programId).orElseThrow().zone(),
                now);
        if (terms.maxReceivedPer30Days() != null) {
            terms.requireReceiver(
                    points, Gifts.received(connection, pair.receiver().accountId(), after));
        }
    }

    private static void requireTwo(Pair pair) {
        if (!pair.giver().programId().equals(pair.receiver().programId())) {
            throw new GiftAcrossPrograms();
        }
        if (pair.giver().accountId().equals(pair.receiver().accountId())) {
            throw new GiftToOneself();
        }
    }

    private CardHolder ownHolder(Connection connection, String cardNumber) throws SQLException {
        CardHolder holder = holder(connection, cardNumber, "/giverCardNumber");
        if (!reach.covers(Members.membership(connection, holder.memberId()))) {
            throw unknown("/giverCardNumber");
        }
        return holder;
    }

    private static CardHolder holder(Connection connection, String cardNumber, String field) throws SQLException {
        return Members.holder(connection, cardNumber).orElseThrow(() -> unknown(field));
    }

    private static RuntimeException unknown(String field) {
        return new UnknownCard().at(field);
    }

    /** Read again once the accounts are locked: it may have been blocked while we waited. */
    private static void requireActive(Connection connection, String cardNumber, String field) throws SQLException {
        if (!holder(connection, cardNumber, field).active()) {
            throw new CardBlocked().at(field);
        }
    }
}
