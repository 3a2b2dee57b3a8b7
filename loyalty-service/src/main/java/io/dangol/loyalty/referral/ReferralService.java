package io.dangol.loyalty.referral;

import io.dangol.loyalty.account.AccountRefusal.CardBlocked;
import io.dangol.loyalty.account.AccountRefusal.UnknownCard;
import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.CardHolder;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.code.Guesses;
import io.dangol.loyalty.referral.CodeRows.Code;
import io.dangol.loyalty.referral.Referral.Kept;
import io.dangol.loyalty.referral.Referral.Status;
import io.dangol.loyalty.referral.ReferralApi.ReferralView;
import io.dangol.loyalty.referral.ReferralApi.RegisteredView;
import io.dangol.loyalty.referral.ReferralApi.Registration;
import io.dangol.loyalty.referral.ReferralEvent.ReferralRegistered;
import io.dangol.loyalty.referral.ReferralRefusal.AlreadyBuying;
import io.dangol.loyalty.referral.ReferralRefusal.AlreadyReferred;
import io.dangol.loyalty.referral.ReferralRefusal.NoSuchProgram;
import io.dangol.loyalty.referral.ReferralRefusal.NoSuchReferral;
import io.dangol.loyalty.referral.ReferralRefusal.ReferralCircle;
import io.dangol.loyalty.referral.ReferralRefusal.ReferralOfOtherProgram;
import io.dangol.loyalty.referral.ReferralRefusal.ReferralOff;
import io.dangol.loyalty.referral.ReferralRefusal.SelfReferral;
import io.dangol.loyalty.referral.ReferralRefusal.UnknownReferralCode;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.time.Ids;
import io.dangol.platform.wall.Reach;
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

/** Who brought whom. Registering is one transaction, which holds both members and, of the programme, all other registering. */
@ApplicationScoped
class ReferralService {

    /** What the caller hears. */
    record Answer(boolean replayed, RegisteredView view) {}

    /**
     * Who registers.
     *
     * @param guesser whose wrong codes are counted together
     */
    record By(String clientId, String guesser) {}

    private final Transactions transactions;
    private final ReferralSchemes schemes;
    private final ReferralCodes codes;
    private final MemberReach reach;
    private final Guesses guesses;
    private final EventLog eventLog;
    private final Ids ids;
    private final Clock clock;

    ReferralService(
            Transactions transactions,
            ReferralSchemes schemes,
            ReferralCodes codes,
            MemberReach reach,
            Guesses guesses,
            EventLog eventLog,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.schemes = schemes;
        this.codes = codes;
        this.reach = reach;
        this.guesses = guesses;
        this.eventLog = eventLog;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether the member bought before is asked of all partners' sales, whoever asks. */
    Answer register(Registration request, By by) {
        guesses.requireFew(by.guesser());
        String hash = codes.hash(request.code()).orElseThrow(() -> new UnknownReferralCode().at("/code"));
        return Reach.EVERYTHING.call(
                () -> transactions.runTwice(connection -> registered(connection, request, hash, by)));
    }

    private Answer registered(Connection connection, Registration request, String hash, By by) throws SQLException {
        CardHolder holder = referred(connection, request);
        Optional<Referral> standing = standing(connection, hash, holder.memberId());
        if (standing.isPresent()) {
            return replayed(connection, standing.get());
        }
        if (!holder.active()) {
            throw new CardBlocked().at("/cardNumber");
        }
        return anew(connection, holder.memberId(), hash, by);
    }

    private Answer anew(Connection connection, UUID referredId, String hash, By by) throws SQLException {
        Code code =
                CodeRows.byHash(connection, hash).orElseThrow(() -> unknown(by).at("/code"));
        var unusedAccounts = Accounts.lockAll(connection, List.of(code.memberId(), referredId));
        Membership referrer = Members.membership(connection, code.memberId());
        Membership referred = Members.membership(connection, referredId);
        if (!referrer.programId().equals(referred.programId())) {
            throw new ReferralOfOtherProgram().at("/cardNumber");
        }
        // All that register in a programme come one after the other, so that no two of them close a circle.
        var unusedBudget = ReferralBudget.lock(connection, referrer.programId());
        Optional<Referral> earlier = Referrals.ofReferred(connection, referred.accountId());
        if (earlier.isPresent()) {
            return repeated(connection, earlier.get(), code);
        }
        ReferralSchemes.Kept scheme = schemes.last(connection, referrer.programId())
                .filter(kept -> kept.terms().active())
                .orElseThrow(ReferralOff::new);
        requireNew(connection, referrer, referred);
        Referral referral = referral(scheme, code, referredId, now());
        Referrals.insert(connection, referral, by.clientId());
        eventLog.append(connection, List.of(ReferralRegistered.of(referral)));
        return new Answer(false, RegisteredView.of(referral, scheme.terms()));
    }

    private static void requireNew(Connection connection, Membership referrer, Membership referred)
            throws SQLException {
        if (ReferralCourse.isOne(referrer, referred)) {
            throw new SelfReferral().at("/code");
        }
        if (Referrals.isAbove(connection, referrer.accountId(), referred.accountId())) {
            throw new ReferralCircle().at("/code");
        }
        if (Referrals.buys(connection, referred.accountId())) {
            throw new AlreadyBuying().at("/cardNumber");
        }
    }

    private Referral referral(ReferralSchemes.Kept scheme, Code code, UUID referredId, Instant now) {
        return new Referral(
                ids.next(),
                scheme.programId(),
                scheme.version(),
                code.id(),
                code.memberId(),
                referredId,
                now,
                Qualification.until(scheme.terms(), now),
                Kept.OPEN,
                null,
                null);
    }

    private Answer repeated(Connection connection, Referral earlier, Code code) throws SQLException {
        if (!earlier.codeId().equals(code.id())) {
            throw new AlreadyReferred().at("/cardNumber");
        }
        return replayed(connection, earlier);
    }

    private Answer replayed(Connection connection, Referral earlier) throws SQLException {
        return new Answer(true, RegisteredView.of(earlier, schemes.of(connection, earlier)));
    }

    /** Registered by this code before, whatever became of code and cards since: the same again answers the same. */
    private static Optional<Referral> standing(Connection connection, String hash, UUID referredId)
            throws SQLException {
        Optional<Code> code = CodeRows.everByHash(connection, hash);
        UUID account = Members.membership(connection, referredId).accountId();
        return code.isEmpty()
                ? Optional.empty()
                : Referrals.ofReferred(connection, account)
                        .filter(earlier -> earlier.codeId().equals(code.get().id()));
    }

    /** To a member who calls, the cards of others are none. */
    private CardHolder referred(Connection connection, Registration request) throws SQLException {
        CardHolder holder =
                Members.holder(connection, request.cardNumber()).orElseThrow(() -> new UnknownCard().at("/cardNumber"));
        if (reach.isConfined() && !reach.covers(Members.membership(connection, holder.memberId()))) {
            throw new UnknownCard().at("/cardNumber");
        }
        return holder;
    }

    private UnknownReferralCode unknown(By by) {
        guesses.count(by.guesser());
        return new UnknownReferralCode();
    }

    ReferralView get(UUID id) {
        Instant now = now();
        return transactions.run(
                connection -> ReferralViews.find(connection, id, now).orElseThrow(() -> new NoSuchReferral(id)));
    }

    Page<ReferralView> list(UUID programId, @Nullable Status status, int limit, @Nullable Cursor after) {
        Instant now = now();
        UUID from = after == null ? new UUID(0, 0) : after.uuid(0);
        return transactions.run(connection -> {
            if (!ReferralSchemes.hasProgram(connection, programId)) {
                throw new NoSuchProgram(programId);
            }
            return Page.of(
                    ReferralViews.some(connection, new ReferralViews.Wanted(programId, status, from, limit + 1), now),
                    limit,
                    view -> view,
                    view -> Cursor.of(view.referralId()));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
