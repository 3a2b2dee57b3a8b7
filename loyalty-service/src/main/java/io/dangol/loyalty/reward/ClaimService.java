package io.dangol.loyalty.reward;

import io.dangol.loyalty.account.AccountRefusal.CardBlocked;
import io.dangol.loyalty.account.AccountRefusal.UnknownCard;
import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.CardHolder;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.catalog.StoreRefusal;
import io.dangol.loyalty.household.Purse;
import io.dangol.loyalty.household.Purses;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.reward.Claim.Place;
import io.dangol.loyalty.reward.ClaimApi.ClaimView;
import io.dangol.loyalty.reward.ClaimApi.Request;
import io.dangol.loyalty.reward.RewardRefusal.NoSuchReward;
import io.dangol.loyalty.reward.RewardRefusal.NotOfProgram;
import io.dangol.loyalty.reward.RewardRefusal.ReferenceConflict;
import io.dangol.loyalty.reward.RewardRefusal.SoldOut;
import io.dangol.loyalty.reward.RewardRefusal.StoreNeeded;
import io.dangol.loyalty.reward.RewardRefusal.UnknownStore;
import io.dangol.loyalty.voucher.Answer;
import io.dangol.loyalty.voucher.Voucher;
import io.dangol.loyalty.voucher.VoucherCodes;
import io.dangol.loyalty.voucher.Vouchers;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member gets a reward for points: one transaction that spends the points, takes from the stock and issues the voucher.
 * The member's row is locked first, the reward's last and shortly, always in that order.
 */
@ApplicationScoped
class ClaimService {

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Rewards rewards;
    private final Purses purses;
    private final ClaimPosting posting;
    private final ClaimViews views;
    private final MemberReach reach;
    private final VoucherCodes codes;
    private final Ids ids;
    private final Clock clock;

    ClaimService(
            Transactions transactions,
            Catalogs catalogs,
            Rewards rewards,
            Purses purses,
            ClaimPosting posting,
            ClaimViews views,
            MemberReach reach,
            VoucherCodes codes,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.rewards = rewards;
        this.purses = purses;
        this.posting = posting;
        this.views = views;
        this.reach = reach;
        this.codes = codes;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who has too few is lent the rest by its household, in the same transaction or not at all. */
    Answer<ClaimView> claim(UUID rewardId, Request request, Claimant by) {
        return purses.spend(request.cardNumber(), purse -> claim(rewardId, request, by, purse));
    }

    private Answer<ClaimView> claim(UUID rewardId, Request request, Claimant by, Purse purse) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.runTwice(connection -> {
            Catalog catalog = catalogs.current(connection);
            Store store = store(catalog, request.storeCode(), by);
            UUID memberId = holder(connection, request).memberId();
            requireReach(Members.membership(connection, memberId));
            // Before the reference is looked for: of two equal requests one waits here and then finds the other's.
            MemberAccount account = purse.lock(connection, memberId);
            Optional<Claim> earlier = Claims.find(connection, by.clientId(), request.reference());
            if (earlier.isPresent()) {
                return repeated(connection, earlier.get(), rewardId, memberId, request);
            }
            // Read again: it may have been blocked while we waited.
            if (!holder(connection, request).active()) {
                throw new CardBlocked().at("/cardNumber");
            }
            if (store != null) {
                StoreRefusal.requireOpen(store, now);
            }
            Membership member = Members.membership(connection, memberId);
            Reward reward = available(connection, rewardId, member, request.storeCode(), now);
            ZoneId zone = catalog.program(reward.programId()).orElseThrow().zone();
            UUID voucher = voucher(connection, reward, memberId, zone, now);
            Claim claim = claimed(reward, memberId, voucher, by, request.reference(), now)
                    .at(Place.of(store));
            Claims.insert(connection, claim);
            posting.spend(connection, claim, purse.filled(connection, account, claim.points(), now), member);
            takeOne(connection, reward);
            return new Answer<>(false, views.of(connection, claim, true));
        });
    }

    private Reward available(
            Connection connection, UUID rewardId, Membership member, @Nullable String storeCode, Instant now)
            throws SQLException {
        Reward reward = rewards.find(connection, rewardId).orElseThrow(() -> new NoSuchReward(rewardId));
        if (!reward.programId().equals(member.programId())) {
            throw new NotOfProgram().at("/cardNumber");
        }
        reward.requireAvailable(now, storeCode);
        reward.requireWithinLimit(Claims.count(connection, member.accountId(), rewardId));
        return reward;
    }

    private Claim claimed(
            Reward reward, UUID memberId, @Nullable UUID voucher, Claimant by, String reference, Instant now) {
        return new Claim(
                ids.next(),
                reward.id(),
                reward.code(),
                reward.kind(),
                memberId,
                reward.terms().points(),
                reward.issuerId(),
                voucher,
                by.clientId(),
                reference,
                null,
                Claim.Status.CLAIMED,
                now,
                null);
    }

    private @Nullable UUID voucher(Connection connection, Reward reward, UUID memberId, ZoneId zone, Instant now)
            throws SQLException {
        UUID offer = reward.offerId();
        if (offer == null) {
            return null;
        }
        Voucher.Origin origin = new Voucher.Origin(offer, null, null, memberId);
        Voucher voucher = Voucher.issued(ids.next(), origin, now, reward.voucherEnds(now, zone));
        Vouchers.insert(connection, List.of(voucher), codes);
        return voucher.id();
    }

    /** Last, so that others who want one wait no longer than it takes to commit. */
    private void takeOne(Connection connection, Reward reward) throws SQLException {
        if (reward.stock() != null && !rewards.takeOne(connection, reward.id())) {
            throw new SoldOut();
        }
    }

    private Answer<ClaimView> repeated(
            Connection connection, Claim earlier, UUID rewardId, UUID memberId, Request request) throws SQLException {
        if (!earlier.isOf(rewardId, memberId, request.storeCode())) {
            throw new ReferenceConflict(request.reference());
        }
        return new Answer<>(true, views.of(connection, earlier, true));
    }

    /** A partner's client speaks for one of its stores; a member and headquarters need none. */
    private static @Nullable Store store(Catalog catalog, @Nullable String code, Claimant by) {
        if (code == null) {
            if (by.mustNameStore()) {
                throw new StoreNeeded().at("/storeCode");
            }
            return null;
        }
        return by.scope()
                .map(scope -> scope.store(catalog, code))
                .orElseGet(() -> catalog.store(code).orElseThrow(() -> new UnknownStore(code).at("/storeCode")));
    }

    private static CardHolder holder(Connection connection, Request request) throws SQLException {
        return Members.holder(connection, request.cardNumber()).orElseThrow(() -> new UnknownCard().at("/cardNumber"));
    }

    /** To a member who calls, the cards of others are none. */
    private void requireReach(Membership member) {
        if (!reach.covers(member)) {
            throw new UnknownCard().at("/cardNumber");
        }
    }
}
