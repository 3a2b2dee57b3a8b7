package io.dangol.loyalty.gift;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.PartTransfers;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.gift.Gift.By;
import io.dangol.loyalty.gift.Gift.Reversal;
import io.dangol.loyalty.gift.GiftEvent.GiftReversed;
import io.dangol.loyalty.gift.GiftRefusal.GiftUsedUp;
import io.dangol.loyalty.gift.GiftRefusal.GiftWithinOneMember;
import io.dangol.loyalty.gift.GiftRefusal.NoSuchGift;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.PartTransfer;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.EventLog;
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
import java.util.Set;
import java.util.UUID;

/** Takes gifts back, as far as they are still there: what is left of their lots goes the way that it came. */
@ApplicationScoped
class GiftReversal {

    private final Transactions transactions;
    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Ids ids;
    private final Clock clock;

    GiftReversal(Transactions transactions, EventLog eventLog, LedgerFigures figures, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
        this.clock = clock;
    }

    /** Reversed again it answers the same. */
    Gift reverse(UUID id, By by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(connection -> {
            Gift asked = get(connection, id);
            Collection<MemberAccount> accounts = Accounts.lockAll(
                    connection,
                    List.of(asked.giver().memberId(), asked.receiver().memberId()));
            // Once they are locked: who reversed it meanwhile has done so by now.
            Gift gift = get(connection, id);
            return gift.reversal() == null ? reversed(connection, gift, accounts, by, now) : gift;
        });
    }

    private Gift reversed(Connection connection, Gift gift, Collection<MemberAccount> accounts, By by, Instant now)
            throws SQLException {
        Membership giver = Members.membership(connection, gift.giver().memberId());
        Membership receiver = Members.membership(connection, gift.receiver().memberId());
        if (giver.accountId().equals(receiver.accountId())) {
            throw new GiftWithinOneMember();
        }
        Reversal empty = new Reversal(ids.next(), now, by, 0);
        PartTransfer back = PartTransfer.returned(
                        Set.copyOf(Accounts.lotsOf(connection, gift.id())),
                        of(accounts, receiver),
                        of(accounts, giver),
                        Kind.GIFT_REVERSED,
                        new Cause(empty.id(), now, ids::next))
                .orElseThrow(GiftUsedUp::new);
        Reversal reversal = new Reversal(empty.id(), now, by, back.points());
        GiftService.write(connection, back);
        Gifts.reverse(connection, gift.id(), reversal);
        List<DomainEvent> events = new ArrayList<>(PartTransfers.posted(connection, back));
        events.add(GiftReversed.of(gift, reversal, giver, receiver));
        eventLog.append(connection, events);
        figures.moved(Kind.GIFT_REVERSED, back.points());
        return gift.reversed(reversal);
    }

    private static MemberAccount of(Collection<MemberAccount> accounts, Membership member) {
        return accounts.stream()
                .filter(account -> account.state().memberId().equals(member.accountId()))
                .findFirst()
                .orElseThrow();
    }

    private static Gift get(Connection connection, UUID id) throws SQLException {
        return Gifts.find(connection, id).orElseThrow(() -> new NoSuchGift(id));
    }
}
