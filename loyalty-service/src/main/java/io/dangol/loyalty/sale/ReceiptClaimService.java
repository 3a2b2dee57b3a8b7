package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.AccountRefusal.CardBlocked;
import io.dangol.loyalty.account.AccountRefusal.UnknownCard;
import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.code.Guesses;
import io.dangol.loyalty.sale.ReceiptClaimApi.ClaimRequest;
import io.dangol.loyalty.sale.ReceiptClaims.Pinned;
import io.dangol.loyalty.sale.ReceiptClaims.Receipt;
import io.dangol.loyalty.sale.ReceiptEarning.Claiming;
import io.dangol.loyalty.sale.SaleRefusal.ReceiptClaimed;
import io.dangol.loyalty.sale.SaleRefusal.ReceiptCodeExpired;
import io.dangol.loyalty.sale.SaleRefusal.ReceiptNotOfProgram;
import io.dangol.loyalty.sale.SaleRefusal.UnknownReceiptCode;
import io.dangol.platform.wall.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A member takes a sale without a card into its own: one transaction. It locks as a return does, the sale first and the
 * member then, so a return of the sale comes before it or after it, and ends the same.
 */
@ApplicationScoped
class ReceiptClaimService {

    /** What the caller hears. */
    record Answer(boolean replayed, ReceiptClaim claim) {}

    /**
     * Who claims.
     *
     * @param guesser whose wrong codes are counted together
     */
    record By(String clientId, String guesser) {}

    private final Transactions transactions;
    private final Sales sales;
    private final ReceiptCodes codes;
    private final ReceiptEarning earning;
    private final MemberReach reach;
    private final Guesses guesses;
    private final Clock clock;

    ReceiptClaimService(
            Transactions transactions,
            Sales sales,
            ReceiptCodes codes,
            ReceiptEarning earning,
            MemberReach reach,
            Guesses guesses,
            Clock clock) {
        this.transactions = transactions;
        this.sales = sales;
        this.codes = codes;
        this.earning = earning;
        this.reach = reach;
        this.guesses = guesses;
        this.clock = clock;
    }

    /** The code says what may be reached: a member claims at any till, or at none, what any partner's store sold. */
    Answer claim(ClaimRequest request, By by) {
        guesses.requireFew(by.guesser());
        // What cannot be a code is no guess: who mistypes is told so without a look and without being counted.
        String hash = codes.hash(request.code()).orElseThrow(() -> new UnknownReceiptCode().at("/code"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SalePolicy.checkTime(request.consent().at(), now, "/consent/at");
        Answer answer = Reach.EVERYTHING.call(
                () -> transactions.run(connection -> claimed(connection, request, hash, by, now)));
        if (!answer.replayed()) {
            earning.counted(answer.claim());
        }
        return answer;
    }

    private Answer claimed(Connection connection, ClaimRequest request, String hash, By by, Instant now)
            throws SQLException {
        Receipt receipt = ReceiptClaims.findByCode(connection, hash)
                .orElseThrow(() -> unknown(by).at("/code"));
        sales.lock(connection, receipt.saleId());
        Holder holder = holder(connection, request, now);
        Optional<ReceiptClaim> earlier = ReceiptClaims.find(connection, receipt.saleId());
        if (earlier.isPresent()) {
            return repeated(connection, earlier.get(), holder);
        }
        if (!holder.active()) {
            throw new CardBlocked().at("/cardNumber");
        }
        Pinned pinned = receipt.programs().get(holder.programId());
        if (pinned == null) {
            throw new ReceiptNotOfProgram().at("/cardNumber");
        }
        if (!pinned.expiresAt().isAfter(now)) {
            throw new ReceiptCodeExpired(pinned.expiresAt()).at("/code");
        }
        return new Answer(
                false,
                earning.earn(
                        connection,
                        sale(connection, receipt.saleId(), holder, pinned),
                        holder,
                        claim(request, by, now)));
    }

    private Sales.KeptSale sale(Connection connection, UUID saleId, Holder holder, Pinned pinned) throws SQLException {
        return sales.find(connection, saleId)
                .orElseThrow()
                .of(holder.memberId(), holder.programId(), pinned.ruleVersion());
    }

    private static Claiming claim(ClaimRequest request, By by, Instant now) {
        return new Claiming(request.consent(), by.clientId(), now);
    }

    private UnknownReceiptCode unknown(By by) {
        guesses.count(by.guesser());
        return new UnknownReceiptCode();
    }

    /** To a member who calls, the cards of others are none. */
    private Holder holder(Connection connection, ClaimRequest request, Instant now) throws SQLException {
        Holder holder = Optional.ofNullable(SaleRows.lockHolders(connection, Set.of(request.cardNumber()), now)
                        .get(request.cardNumber()))
                .orElseThrow(() -> new UnknownCard().at("/cardNumber"));
        if (reach.isConfined() && !reach.covers(Members.membership(connection, holder.memberId()))) {
            throw new UnknownCard().at("/cardNumber");
        }
        return holder;
    }

    /**
     * By the same member it is the same claim, whichever of its cards it names, also by whom it was merged with; the consent
     * that came first stands.
     */
    private static Answer repeated(Connection connection, ReceiptClaim earlier, Holder holder) throws SQLException {
        UUID claimed = Members.membership(connection, earlier.memberId()).accountId();
        if (!claimed.equals(holder.accountId())) {
            throw new ReceiptClaimed().at("/code");
        }
        return new Answer(true, earlier);
    }
}
