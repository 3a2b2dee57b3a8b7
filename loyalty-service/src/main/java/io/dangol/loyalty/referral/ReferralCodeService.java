package io.dangol.loyalty.referral;

import io.dangol.loyalty.account.AccountRefusal.CardBlocked;
import io.dangol.loyalty.account.AccountRefusal.NoSuchCard;
import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.CardHolder;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.referral.CodeRows.Code;
import io.dangol.loyalty.referral.ReferralApi.CodeView;
import io.dangol.loyalty.referral.ReferralApi.OwnView;
import io.dangol.loyalty.referral.ReferralRefusal.ReferralOff;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** What a member has of referrals. Each method is one transaction. */
@ApplicationScoped
class ReferralCodeService {

    record Answer(boolean replayed, CodeView view) {}

    private final Transactions transactions;
    private final ReferralSchemes schemes;
    private final ReferralCodes codes;
    private final MemberReach reach;
    private final Ids ids;
    private final Clock clock;

    ReferralCodeService(
            Transactions transactions,
            ReferralSchemes schemes,
            ReferralCodes codes,
            MemberReach reach,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.schemes = schemes;
        this.codes = codes;
        this.reach = reach;
        this.ids = ids;
        this.clock = clock;
    }

    /** One for all of a member's cards, the same as long as it is not revoked. */
    Answer code(String cardNumber, String by) {
        return transactions.runTwice(connection -> {
            CardHolder holder = holder(connection, cardNumber);
            Membership of = own(connection, holder);
            if (!holder.active()) {
                throw new CardBlocked();
            }
            Optional<Code> known = CodeRows.ofAccount(connection, of.accountId());
            if (known.isPresent()) {
                return new Answer(true, view(known.get()));
            }
            var unused = schemes.last(connection, of.programId())
                    .filter(kept -> kept.terms().active())
                    .orElseThrow(ReferralOff::new);
            Code code = new Code(ids.next(), of.memberId(), now());
            CodeRows.insert(connection, code, codes.hash(code.id()), by);
            return new Answer(false, view(code));
        });
    }

    /** From now on nobody is brought by it; who was is not touched. Without one it does nothing. */
    void revoke(String cardNumber, String by) {
        Instant now = now();
        UUID unused = transactions.run(connection -> {
            UUID account = own(connection, holder(connection, cardNumber)).accountId();
            CodeRows.revoke(connection, account, by, now);
            return account;
        });
    }

    OwnView own(String cardNumber) {
        Instant now = now();
        return transactions.run(connection -> ReferralViews.own(
                connection, own(connection, holder(connection, cardNumber)).accountId(), now));
    }

    private CodeView view(Code code) {
        return new CodeView(codes.code(code.id()), code.madeAt());
    }

    private static CardHolder holder(Connection connection, String cardNumber) throws SQLException {
        return Members.holder(connection, cardNumber).orElseThrow(NoSuchCard::new);
    }

    /** To a member who calls, the cards of others are none. */
    private Membership own(Connection connection, CardHolder holder) throws SQLException {
        Membership of = Members.membership(connection, holder.memberId());
        if (!reach.covers(of)) {
            throw new NoSuchCard();
        }
        return of;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
