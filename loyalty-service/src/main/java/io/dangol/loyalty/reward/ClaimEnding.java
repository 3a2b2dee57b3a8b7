package io.dangol.loyalty.reward;

import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.Redeemed;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.reward.ClaimApi.ClaimView;
import io.dangol.loyalty.reward.RewardRefusal.NoSuchCard;
import io.dangol.loyalty.reward.RewardRefusal.NoSuchClaim;
import io.dangol.loyalty.voucher.Voucher;
import io.dangol.loyalty.voucher.Vouchers;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was claimed: shown, and cancelled. Each method is one transaction. */
@ApplicationScoped
class ClaimEnding {

    private static final UUID LAST = new UUID(-1, -1);

    private final Transactions transactions;
    private final Rewards rewards;
    private final ClaimPosting posting;
    private final ClaimViews views;
    private final MemberReach reach;
    private final AuditLog auditLog;
    private final Clock clock;

    ClaimEnding(
            Transactions transactions,
            Rewards rewards,
            ClaimPosting posting,
            ClaimViews views,
            MemberReach reach,
            AuditLog auditLog,
            Clock clock) {
        this.transactions = transactions;
        this.rewards = rewards;
        this.posting = posting;
        this.views = views;
        this.reach = reach;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** Points, stock and voucher are as if it had not been claimed. Cancelled again it answers the same. */
    ClaimView cancel(UUID id, Claimant by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(connection -> {
            UUID memberId = visible(connection, id, by).memberId();
            var unused = Redeemed.lock(connection, memberId, id);
            // Once it is locked: who cancelled meanwhile has done so by now.
            Claim claim = visible(connection, id, by);
            if (claim.status() == Claim.Status.CANCELLED) {
                return views.of(connection, claim, false);
            }
            Membership member = Members.membership(connection, memberId);
            voidVoucher(connection, claim, now);
            posting.giveBack(connection, claim, member, now);
            Claim cancelled = claim.cancelled(now);
            Claims.update(connection, cancelled);
            rewards.putBackOne(connection, claim.rewardId());
            return views.of(connection, cancelled, false);
        });
    }

    ClaimView get(UUID id, Claimant by) {
        ClaimView view =
                transactions.run(connection -> views.of(connection, visible(connection, id, by), by.maySeeCodes()));
        writeDown(List.of(view), by);
        return view;
    }

    /** Newest first. */
    Page<ClaimView> ofCard(String cardNumber, int limit, @Nullable Cursor after, Claimant by) {
        UUID before = after == null ? LAST : after.uuid(0);
        List<ClaimView> some = transactions.run(connection -> {
            List<ClaimView> claims = new ArrayList<>();
            for (Claim claim : Claims.before(connection, member(connection, cardNumber), before, limit + 1)) {
                claims.add(views.of(connection, claim, by.maySeeCodes()));
            }
            return claims;
        });
        writeDown(some, by);
        return Page.of(some, limit, claim -> claim, claim -> Cursor.of(claim.claimId()));
    }

    /** Headquarters saw what is money to who knows it. */
    private void writeDown(List<ClaimView> shown, Claimant by) {
        List<UUID> withCode = shown.stream()
                .filter(claim -> claim.voucher() != null && claim.voucher().code() != null)
                .map(ClaimView::claimId)
                .toList();
        if (!by.isMember() && !withCode.isEmpty()) {
            auditLog.read(withCode);
        }
    }

    private static void voidVoucher(Connection connection, Claim claim, Instant now) throws SQLException {
        UUID voucherId = claim.voucherId();
        if (voucherId != null) {
            Voucher voucher = Vouchers.lock(connection, voucherId).orElseThrow();
            Vouchers.update(connection, voucher.voided(now));
        }
    }

    private Claim visible(Connection connection, UUID id, Claimant by) throws SQLException {
        Claim claim = Claims.find(connection, id).orElseThrow(() -> new NoSuchClaim(id));
        if (!isVisible(connection, claim, by)) {
            throw new NoSuchClaim(id);
        }
        return claim;
    }

    /** To a member its own; to a partner what was claimed at its stores; to headquarters all. */
    private boolean isVisible(Connection connection, Claim claim, Claimant by) throws SQLException {
        if (by.isMember()) {
            return reach.covers(Members.membership(connection, claim.memberId()));
        }
        Claim.Place at = claim.at();
        return at == null
                ? !by.mustNameStore()
                : by.scope()
                        .filter(scope -> scope.sees(at.storeCode(), at.partnerId()))
                        .isPresent();
    }

    private UUID member(Connection connection, String cardNumber) throws SQLException {
        UUID memberId = Members.holder(connection, cardNumber)
                .orElseThrow(NoSuchCard::new)
                .memberId();
        Membership of = Members.membership(connection, memberId);
        if (!reach.covers(of)) {
            throw new NoSuchCard();
        }
        return of.accountId();
    }
}
