package io.dangol.loyalty.coupon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.account.AccountRefusal.UnknownCard;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.catalog.StoreRefusal;
import io.dangol.loyalty.code.Guesses;
import io.dangol.loyalty.coupon.CouponApi.QuoteView;
import io.dangol.loyalty.coupon.CouponApi.ReservationView;
import io.dangol.loyalty.coupon.CouponApi.Reserve;
import io.dangol.loyalty.coupon.CouponApi.Use;
import io.dangol.loyalty.coupon.CouponRefusal.AmountsDoNotAddUp;
import io.dangol.loyalty.coupon.CouponRefusal.NotForCard;
import io.dangol.loyalty.coupon.CouponRefusal.ReferenceConflict;
import io.dangol.loyalty.coupon.CouponRefusal.UnknownVoucher;
import io.dangol.loyalty.voucher.Answer;
import io.dangol.loyalty.voucher.Basket;
import io.dangol.loyalty.voucher.Voucher;
import io.dangol.loyalty.voucher.VoucherCodes;
import io.dangol.loyalty.voucher.VoucherOffers;
import io.dangol.loyalty.voucher.VoucherTerms;
import io.dangol.loyalty.voucher.Vouchers;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A till shows a code. Each method is one transaction; who reserves holds the voucher's row. */
@ApplicationScoped
class CouponService {

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final VoucherOffers offers;
    private final VoucherCodes codes;
    private final Guesses guesses;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    CouponService(
            Transactions transactions,
            Catalogs catalogs,
            VoucherOffers offers,
            VoucherCodes codes,
            Guesses guesses,
            ObjectMapper json,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.offers = offers;
        this.codes = codes;
        this.guesses = guesses;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    QuoteView validate(Use use, Scope scope) {
        String hash = hash(use, scope);
        Instant now = now();
        return transactions.preview(connection -> {
            Store store = store(connection, use, scope);
            Voucher voucher = Vouchers.findByHash(connection, hash)
                    .orElseThrow(() -> unknown(scope).at("/code"));
            VoucherTerms terms = offers.terms(connection, voucher.offerId());
            voucher.requireUsable(now);
            long discount = discount(connection, voucher, terms, use, store);
            return QuoteView.of(voucher, terms, use.basket().total(), discount);
        });
    }

    Answer<ReservationView> reserve(Reserve request, Scope scope) {
        Use use = request.use();
        String hash = hash(use, scope);
        String content = contentHash(request.naming(hash));
        Instant now = now();
        return transactions.runTwice(connection -> {
            Store store = store(connection, use, scope);
            // Before the reference is looked for: of two equal requests one waits here and then finds the other's.
            Voucher voucher = Vouchers.lockByHash(connection, hash)
                    .orElseThrow(() -> unknown(scope).at("/code"));
            Optional<Reservation> earlier = Reservations.find(connection, store.id(), request.reference());
            if (earlier.isPresent()) {
                return repeated(earlier.get(), content, now);
            }
            StoreRefusal.requireOpen(store, now);
            VoucherTerms terms = offers.terms(connection, voucher.offerId());
            Instant until = now.plusSeconds(request.seconds());
            Reservation made = made(request, voucher, store, content, until, now)
                    .taking(discount(connection, voucher, terms, use, store));
            Vouchers.update(connection, voucher.reserved(made.id(), until, now));
            Reservations.insert(connection, made);
            return new Answer<>(false, ReservationView.of(made, now));
        });
    }

    private Reservation made(
            Reserve request, Voucher voucher, Store store, String content, Instant until, Instant now) {
        return new Reservation(
                ids.next(),
                voucher.id(),
                store.id(),
                store.code(),
                store.partnerId(),
                request.reference(),
                request.receiptNumber(),
                request.currency(),
                request.totalAmount(),
                0,
                content,
                Reservation.Status.OPEN,
                until,
                now);
    }

    private static Answer<ReservationView> repeated(Reservation earlier, String content, Instant now) {
        if (!earlier.contentHash().equals(content)) {
            throw new ReferenceConflict(earlier.reference());
        }
        return new Answer<>(true, ReservationView.of(earlier, now));
    }

    /** What cannot be a code is no guess: who mistypes is told so without a look and without being counted. */
    private String hash(Use use, Scope scope) {
        guesses.requireFew(scope.clientId());
        return codes.hash(use.code()).orElseThrow(() -> new UnknownVoucher().at("/code"));
    }

    private UnknownVoucher unknown(Scope scope) {
        guesses.count(scope.clientId());
        return new UnknownVoucher();
    }

    private Store store(Connection connection, Use use, Scope scope) throws SQLException {
        Store store = scope.store(catalogs.current(connection), use.storeCode());
        StoreRefusal.requireOwn(store, use.currency(), "/currency");
        requireSum(use.basket());
        return store;
    }

    private static void requireSum(Basket basket) {
        long sum = basket.lines().stream().mapToLong(Basket.Item::amount).sum();
        if (!basket.lines().isEmpty() && sum != basket.total()) {
            throw new AmountsDoNotAddUp(sum, basket.total()).at("/totalAmount");
        }
    }

    private static long discount(Connection connection, Voucher voucher, VoucherTerms terms, Use use, Store store)
            throws SQLException {
        if (terms.personal()) {
            requireHolder(connection, voucher, use);
        }
        return terms.discount(store.code(), use.currency(), use.basket());
    }

    private static void requireHolder(Connection connection, Voucher voucher, Use use) throws SQLException {
        if (use.cardNumber() == null) {
            throw new NotForCard().at("/cardNumber");
        }
        Members.CardHolder holder =
                Members.holder(connection, use.cardNumber()).orElseThrow(() -> new UnknownCard().at("/cardNumber"));
        if (!holder.active() || !isOne(connection, holder.memberId(), voucher.memberId())) {
            throw new NotForCard().at("/cardNumber");
        }
    }

    /** Also where they are two members that were merged. */
    private static boolean isOne(Connection connection, UUID memberId, @Nullable UUID other) throws SQLException {
        return other != null
                && (other.equals(memberId)
                        || Members.membership(connection, memberId)
                                .accountId()
                                .equals(Members.membership(connection, other).accountId()));
    }

    private String contentHash(Reserve request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
            return HexFormat.of().formatHex(digest);
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("A request that was read can be written", impossible);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
