package io.dangol.loyalty.referral;

import io.dangol.loyalty.account.AccountMoved;
import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.funding.Coverage;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Claim;
import io.dangol.loyalty.ledger.Credit;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.NegativePolicy;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.platform.eventlog.DomainEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The points of one referral's transaction: decided on locked accounts one after the other, written together. */
final class ReferralPosting {

    private final Map<UUID, MemberAccount> accounts = new HashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Coverage coverage;
    private final Supplier<UUID> ids;
    private final Instant now;

    /** @param locked the accounts that it may change, with the lots that it may take back */
    ReferralPosting(Collection<MemberAccount> locked, Coverage coverage, Supplier<UUID> ids, Instant now) {
        locked.forEach(account -> accounts.put(account.state().memberId(), account));
        this.coverage = coverage;
        this.ids = ids;
        this.now = now;
    }

    /** @param expiresAt null: never */
    void give(Award award, UUID accountId, @Nullable Instant expiresAt) {
        Credit credit = new Credit(null, award.points(), award.funding(), award.availableFrom(), expiresAt);
        keep(coverage.cover(account(accountId).earn(List.of(credit), cause(award))));
    }

    /**
     * What was spent of it is owed, or let off, as the programme says. The goods are back already: nobody is there to be
     * refused.
     *
     * @return what goes back to the budget: all but what the member is let off, which its funders have paid
     */
    long takeBack(Award award, UUID accountId, NegativePolicy policy) {
        NegativePolicy atMost = policy == NegativePolicy.ALLOW ? policy : NegativePolicy.CLAMP;
        List<Claim> claims = List.of(new Claim(award.id(), null, award.funding(), 0, award.points()));
        MemberAccount account = account(accountId);
        long letOff = atMost == NegativePolicy.ALLOW
                ? 0
                : Claim.missing(account, claims, now).stream()
                        .mapToLong(Claim::points)
                        .sum();
        keep(account.takeBack(claims, atMost, cause(award)));
        return award.points() - letOff;
    }

    /** Answers what others are to be told. */
    List<DomainEvent> save(Connection connection, UUID programId) throws SQLException {
        LedgerRows.insert(connection, outcomes);
        Map<UUID, MemberAccount> changed = new HashMap<>();
        outcomes.forEach(outcome ->
                changed.put(outcome.entry().memberId(), account(outcome.entry().memberId())));
        LedgerRows.update(
                connection, changed.values().stream().map(MemberAccount::state).toList());
        coverage.save(connection);
        Map<UUID, Membership> holders = Members.memberships(connection, changed.keySet());
        List<DomainEvent> told = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Membership holder = holders.get(outcome.entry().memberId());
            UUID customer = holder == null ? null : holder.customerId();
            // At no store: who brought somebody learns nothing of where that one buys.
            told.add(PointsPosted.of(outcome, customer, programId, null, null));
        }
        return told;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    private void keep(Outcome outcome) {
        outcomes.add(outcome);
        accounts.put(outcome.entry().memberId(), outcome.account());
    }

    private MemberAccount account(UUID id) {
        MemberAccount account = accounts.get(id);
        if (account == null) {
            throw new AccountMoved();
        }
        return account;
    }

    private Cause cause(Award award) {
        return new Cause(award.id(), now, ids);
    }
}
