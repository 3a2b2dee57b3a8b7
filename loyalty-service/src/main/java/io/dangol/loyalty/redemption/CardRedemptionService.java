package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.AccountRefusal.NoSuchCard;
import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.catalog.StoreRefusal.UnknownStore;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.loyalty.redemption.RedemptionApi.Authorise;
import io.dangol.loyalty.redemption.RedemptionApi.HoldOwn;
import io.dangol.loyalty.redemption.RedemptionApi.RedemptionView;
import io.dangol.loyalty.redemption.RedemptionRefusal.NoSuchRedemption;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.dangol.platform.wall.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member does with its own points: it holds some for one store, which alone can take them, and may change its
 * mind before. What a store is told of a card are the redemptions at its own.
 */
@ApplicationScoped
class CardRedemptionService {

    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final RedemptionService redemptions;
    private final MemberReach reach;
    private final Caller caller;
    private final Clock clock;

    CardRedemptionService(
            Transactions transactions,
            Catalogs catalogs,
            RedemptionService redemptions,
            MemberReach reach,
            Caller caller,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.redemptions = redemptions;
        this.reach = reach;
        this.caller = caller;
        this.clock = clock;
    }

    RedemptionService.Answer hold(String cardNumber, HoldOwn request) {
        UUID memberId = transactions
                .run(connection -> membership(connection, cardNumber))
                .memberId();
        Store store = catalogs.current()
                .store(request.storeCode())
                .orElseThrow(() -> new UnknownStore(request.storeCode()).at("/storeCode"));
        Authorise authorise = new Authorise(
                store.code(),
                cardNumber,
                request.points(),
                OwnReference.kept(memberId, request.reference()),
                request.expiresInSeconds(),
                false,
                null);
        Scope atStore = at(store.code(), store.partnerId());
        return atStore.reach().call(() -> redemptions.authorise(authorise, atStore));
    }

    /** What a till holds is promised to it; only what the member held it may take back. */
    RedemptionView release(String cardNumber, UUID id) {
        KeptHold held = Reach.EVERYTHING.call(() -> transactions.run(connection -> {
            Membership own = membership(connection, cardNumber);
            KeptHold kept = Holds.find(connection, id)
                    .filter(hold -> OwnReference.isKept(hold.reference()))
                    .orElseThrow(() -> new NoSuchRedemption(id));
            if (!Members.membership(connection, kept.memberId()).accountId().equals(own.accountId())) {
                throw new NoSuchRedemption(id);
            }
            return kept;
        }));
        Scope atStore = at(held.storeCode(), held.partnerId());
        return atStore.reach().call(() -> redemptions.release(id, atStore));
    }

    /** Newest first. */
    Page<RedemptionView> list(String cardNumber, Hold.@Nullable Status status, int limit, @Nullable Cursor after) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID before = after == null ? LAST : after.uuid(0);
        Scope scope = scope();
        return scope.reach()
                .call(() -> transactions.snapshot(connection -> {
                    UUID accountId = membership(connection, cardNumber).accountId();
                    MemberAccount account = Accounts.read(connection, accountId);
                    List<KeptHold> some = Holds.before(
                            connection, accountId, before, status, List.copyOf(scope.storeCodes()), limit + 1);
                    return Page.of(
                            some,
                            limit,
                            kept -> RedemptionView.of(kept, account, now),
                            kept -> Cursor.of(kept.hold().id()));
                }));
    }

    /** A member is confined to its card, wherever it spent. */
    private Scope scope() {
        return reach.isConfined()
                ? new Scope(caller.clientId(), Optional.empty(), Set.of(), Reach.EVERYTHING)
                : Scope.of(caller);
    }

    private Scope at(String storeCode, UUID partnerId) {
        return new Scope(caller.clientId(), Optional.of(partnerId), Set.of(storeCode), Reach.ofPartner(partnerId));
    }

    /** To a member who calls, the cards of others are none. */
    private Membership membership(Connection connection, String cardNumber) throws SQLException {
        UUID memberId = Members.holder(connection, cardNumber)
                .orElseThrow(NoSuchCard::new)
                .memberId();
        Membership of = Members.membership(connection, memberId);
        if (!reach.covers(of)) {
            throw new NoSuchCard();
        }
        return of;
    }
}
