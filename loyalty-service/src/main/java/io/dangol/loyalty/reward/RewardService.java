package io.dangol.loyalty.reward;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.reward.RewardApi.Create;
import io.dangol.loyalty.reward.RewardApi.Move;
import io.dangol.loyalty.reward.RewardApi.MovementView;
import io.dangol.loyalty.reward.RewardApi.RewardTerms;
import io.dangol.loyalty.reward.RewardApi.RewardView;
import io.dangol.loyalty.reward.RewardRefusal.NoSuchReward;
import io.dangol.loyalty.reward.RewardRefusal.NothingMoved;
import io.dangol.loyalty.reward.RewardRefusal.ReferenceConflict;
import io.dangol.loyalty.reward.RewardRefusal.RewardCodeTaken;
import io.dangol.loyalty.reward.RewardRefusal.StockTooHigh;
import io.dangol.loyalty.reward.RewardRefusal.StockTooLow;
import io.dangol.loyalty.reward.RewardRefusal.StockUnlimited;
import io.dangol.loyalty.reward.RewardRefusal.VoucherUnclear;
import io.dangol.loyalty.voucher.Answer;
import io.dangol.loyalty.voucher.VoucherOffers;
import io.dangol.loyalty.voucher.VoucherValue;
import io.dangol.loyalty.voucher.VoucherWish;
import io.dangol.platform.http.ETags;
import io.dangol.platform.http.MergePatch;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The catalogue's use cases. Each method is one transaction. */
@ApplicationScoped
class RewardService {

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Rewards rewards;
    private final VoucherOffers offers;
    private final MergePatch mergePatch;
    private final Ids ids;
    private final Clock clock;

    RewardService(
            Transactions transactions,
            Catalogs catalogs,
            Rewards rewards,
            VoucherOffers offers,
            MergePatch mergePatch,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.rewards = rewards;
        this.offers = offers;
        this.mergePatch = mergePatch;
        this.ids = ids;
        this.clock = clock;
    }

    Answer<RewardView> create(Create request) {
        Instant now = now();
        RewardTerms terms = request.terms(now);
        requireSound(request.kind(), terms);
        return transactions.runTwice(connection -> {
            ProgramTerms program = request.wish().program(catalogs.current(connection));
            Optional<Reward> earlier = rewards.find(connection, request.programId(), request.code());
            if (earlier.isPresent()) {
                return repeated(earlier.get(), request);
            }
            UUID offer = offer(connection, request.wish(), terms, program, now);
            Reward made = new Reward(
                    ids.next(),
                    request.programId(),
                    request.code(),
                    request.kind(),
                    request.issuerPartnerId(),
                    request.stock(),
                    request.stock(),
                    terms,
                    offer,
                    0,
                    now,
                    now);
            rewards.insert(connection, made);
            return new Answer<>(false, RewardView.of(made));
        });
    }

    /** @param all also those whose time is over or has not come */
    RewardView get(UUID id, boolean all) {
        Instant now = now();
        return transactions.run(connection -> rewards.find(connection, id)
                .filter(reward -> all || reward.isValid(now))
                .map(RewardView::of)
                .orElseThrow(() -> new NoSuchReward(id)));
    }

    Page<RewardView> list(@Nullable UUID programId, boolean all, int limit, @Nullable Cursor after) {
        UUID from = after == null ? new UUID(0, 0) : after.uuid(0);
        Instant validAt = all ? null : now();
        List<Reward> some =
                transactions.run(connection -> rewards.after(connection, from, programId, validAt, limit + 1));
        return Page.of(some, limit, RewardView::of, reward -> Cursor.of(reward.id()));
    }

    /** Claims keep the points that they cost, vouchers the terms that they were issued under. */
    RewardView patch(UUID id, JsonNode patch, @Nullable String ifMatch) {
        Instant now = now();
        return transactions.run(connection -> {
            Reward reward = locked(connection, id);
            ETags.requireMatch(ifMatch, reward.version());
            RewardTerms patched = mergePatch.apply(reward.terms(), patch);
            RewardTerms terms = patched.validFrom() == null ? patched.from(reward.createdAt()) : patched;
            requireSound(reward.kind(), terms);
            VoucherWish wish = new VoucherWish(reward.programId(), reward.issuerId(), terms.storeCodes());
            ProgramTerms program = wish.program(catalogs.current(connection));
            UUID offer =
                    terms.promisesAs(reward.terms()) ? reward.offerId() : offer(connection, wish, terms, program, now);
            Reward changed = reward.with(terms, offer, now);
            rewards.update(connection, changed);
            return RewardView.of(changed);
        });
    }

    Answer<MovementView> move(UUID id, Move request, String clientId) {
        Instant now = now();
        if (request.quantity() == 0) {
            throw new NothingMoved().at("/quantity");
        }
        return transactions.run(connection -> {
            Reward reward = locked(connection, id);
            Optional<MovementView> earlier = StockMovements.find(connection, id, request.reference());
            if (earlier.isPresent()) {
                return repeated(earlier.get(), request);
            }
            long after = stockAfter(reward, request.quantity());
            rewards.setStock(connection, id, after);
            MovementView movement =
                    new MovementView(ids.next(), id, request.reference(), request.quantity(), after, now);
            StockMovements.insert(connection, movement, clientId);
            return new Answer<>(false, movement);
        });
    }

    private static long stockAfter(Reward reward, long quantity) {
        Long stock = reward.stock();
        if (stock == null) {
            throw new StockUnlimited();
        }
        if (stock + quantity < 0) {
            throw new StockTooLow(stock).at("/quantity");
        }
        if (stock + quantity > RewardApi.MOST_STOCK) {
            throw new StockTooHigh(RewardApi.MOST_STOCK).at("/quantity");
        }
        return stock + quantity;
    }

    private @Nullable UUID offer(
            Connection connection, VoucherWish wish, RewardTerms terms, ProgramTerms program, Instant now)
            throws SQLException {
        VoucherValue voucher = terms.voucher();
        return voucher == null ? null : offers.add(connection, wish.terms(voucher, program, "/voucher"), now);
    }

    private Reward locked(Connection connection, UUID id) throws SQLException {
        return rewards.lock(connection, id).orElseThrow(() -> new NoSuchReward(id));
    }

    private static Answer<RewardView> repeated(Reward earlier, Create request) {
        if (!earlier.isOf(request)) {
            throw new RewardCodeTaken(request.code()).at("/code");
        }
        return new Answer<>(true, RewardView.of(earlier));
    }

    private static Answer<MovementView> repeated(MovementView earlier, Move request) {
        if (earlier.quantity() != request.quantity()) {
            throw new ReferenceConflict(request.reference());
        }
        return new Answer<>(true, earlier);
    }

    private static void requireSound(Reward.Kind kind, RewardTerms terms) {
        boolean gives = terms.voucher() != null;
        if (gives != (kind == Reward.Kind.VOUCHER)) {
            throw new VoucherUnclear(kind).at("/voucher");
        }
        if (!gives && terms.voucherDays() != null) {
            throw new VoucherUnclear(kind).at("/voucherDays");
        }
        Instant from = terms.validFrom();
        if (from != null) {
            VoucherWish.requireSome(from, terms.validUntil());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
