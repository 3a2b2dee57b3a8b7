package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Credit;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.NegativePolicy;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.rule.Earning;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.loyalty.sale.Sales.KeptSale;
import io.dangol.platform.eventlog.DomainEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The entries of one claim, each written before the next is decided. */
final class ReceiptEntries {

    private final KeptSale sale;
    private final Holder holder;
    private final Cause cause;
    private final List<DomainEvent> events = new ArrayList<>();
    private MemberAccount account;
    private boolean moved;

    /** @param cause the sale, when it is claimed */
    ReceiptEntries(KeptSale sale, Holder holder, Cause cause) {
        this.sale = sale;
        this.holder = holder;
        this.cause = cause;
        this.account = holder.account();
    }

    /** As at the till: what nobody can spend yet waits. */
    void earn(Connection connection, List<Credit> credits, SaleEarning earning, RuleSet rules, PendingLots pending)
            throws SQLException {
        List<String> parts =
                earning.parts().stream().map(part -> part.rule().code()).toList();
        // With the lots that a return may take from, also those that have expired.
        List<UUID> lots =
                Accounts.lotsOfParts(connection, holder.accountId(), holder.memberId(), Earning.counting(rules, parts));
        account = Accounts.lock(connection, holder.memberId(), lots).orElseThrow();
        if (!credits.isEmpty()) {
            done(connection, pending.of(account.earn(credits, cause), earning, rules));
            pending.save(connection);
        }
    }

    /**
     * What a return asks for.
     *
     * @return the points that went back
     */
    long takeBack(Connection connection, UUID returnId, Demand demand, NegativePolicy policy) throws SQLException {
        if (demand.claims().isEmpty()) {
            return 0;
        }
        MemberAccount before = account;
        Outcome outcome = before.takeBack(demand.claims(), policy, new Cause(returnId, cause.at(), cause.ids()));
        done(connection, outcome);
        demand.giveBack(connection, before, policy, cause.at());
        return -outcome.entry().content().points();
    }

    private void done(Connection connection, Outcome outcome) throws SQLException {
        account = outcome.account();
        moved = true;
        LedgerRows.insert(connection, List.of(outcome));
        events.add(PointsPosted.of(outcome, holder.customerId(), holder.programId(), sale.storeId(), sale.partnerId()));
    }

    void end(Connection connection) throws SQLException {
        if (moved) {
            LedgerRows.update(connection, List.of(account.state()));
        }
    }

    void tell(List<? extends DomainEvent> news) {
        events.addAll(news);
    }

    List<DomainEvent> events() {
        return events;
    }

    Holder holder() {
        return holder;
    }

    MemberAccount account() {
        return account;
    }

    Instant at() {
        return cause.at();
    }
}
