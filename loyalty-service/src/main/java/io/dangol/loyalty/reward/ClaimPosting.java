package io.dangol.loyalty.reward;

import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.account.Redeemed;
import io.dangol.loyalty.account.Redeemed.Back;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.reward.Claim.Place;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a claim does to the ledger, and what is told of it. Whoever calls holds the member's row. */
@Singleton
class ClaimPosting {

    /** Of a hold that ends in the moment in which it is made. */
    private static final Duration ANY = Duration.ofMinutes(1);

    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Ids ids;

    ClaimPosting(EventLog eventLog, LedgerFigures figures, Ids ids) {
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
    }

    void spend(Connection connection, Claim claim, MemberAccount account, Membership member) throws SQLException {
        Instant now = claim.claimedAt();
        Hold hold = Hold.opened(claim.id(), claim.points(), now, now.plus(ANY));
        Outcome outcome = account.authorise(claim.points(), now)
                .capture(hold, claim.points(), claim.issuerId(), new Cause(claim.id(), now, ids::next));
        LedgerRows.insert(connection, List.of(outcome));
        LedgerRows.update(connection, List.of(outcome.account().state()));
        eventLog.append(
                connection, List.of(RewardEvent.RewardClaimed.of(claim, member), posted(outcome, claim, member)));
        figures.moved(Entry.Kind.REDEEMED, claim.points());
    }

    /** Into the lots that they came from, with their dates. */
    void giveBack(Connection connection, Claim claim, Membership member, Instant now) throws SQLException {
        Back back = new Back(claim.points(), 0, claim.issuerId());
        Cause cause = new Cause(claim.id(), now, ids::next);
        eventLog.append(connection, List.of(RewardEvent.RewardClaimCancelled.of(claim, member, now)));
        for (Outcome outcome : Redeemed.giveBack(connection, claim.memberId(), claim.id(), back, cause)
                .outcomes()) {
            Membership of = Members.membership(connection, outcome.entry().memberId());
            eventLog.append(connection, List.of(posted(outcome, claim, of)));
        }
        figures.moved(Entry.Kind.VOIDED, claim.points());
    }

    private static PointsPosted posted(Outcome outcome, Claim claim, Membership member) {
        // The points moved to the issuer: the store is told where it is one of the issuer's.
        Place at = claim.at();
        UUID store = at != null && at.partnerId().equals(claim.issuerId()) ? at.storeId() : null;
        return PointsPosted.of(outcome.entry(), member.customerId(), member.programId(), store, claim.issuerId());
    }
}
