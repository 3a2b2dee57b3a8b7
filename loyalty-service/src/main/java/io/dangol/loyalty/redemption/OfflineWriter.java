package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.OfflineSpend;
import io.dangol.loyalty.ledger.OfflineSpend.Lender;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.loyalty.redemption.OfflineApi.SpentView;
import io.dangol.loyalty.redemption.OfflineRows.Lent;
import io.dangol.loyalty.redemption.RedemptionApi.RedemptionView;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Posts what was spent offline. Whoever calls holds the receipt that it paid for, and the member's row. */
@Singleton
class OfflineWriter {

    private final Catalogs catalogs;
    private final RedemptionService redemptions;
    private final Ids ids;

    OfflineWriter(Catalogs catalogs, RedemptionService redemptions, Ids ids) {
        this.catalogs = catalogs;
        this.redemptions = redemptions;
        this.ids = ids;
    }

    /** What was promised before, and has ended, pays as well: nobody may have looked at it since. */
    static MemberAccount freed(MemberAccount account, Optional<KeptHold> lapsed) {
        return lapsed.map(KeptHold::hold)
                .filter(hold -> hold.status() == Hold.Status.OPEN)
                .map(account::release)
                .orElse(account);
    }

    /**
     * As one step: held and captured. What had been held under its reference and has ended is held anew.
     *
     * @param account {@linkplain #freed without} what was held
     * @param allowanceVersion null: a person decided so
     */
    SpentView write(
            Connection connection,
            OfflineTold told,
            MemberAccount account,
            UUID lenderId,
            @Nullable Integer allowanceVersion,
            Instant now)
            throws SQLException {
        Optional<KeptHold> lapsed = Holds.find(connection, told.store().storeId(), told.reference());
        KeptHold kept = lapsed.orElseGet(() -> told.held(ids.next(), now));
        Lent lent = new Lent(lenderId, OfflineSpend.shortfall(account, told.points(), now), allowanceVersion);
        ProgramTerms terms = terms(connection, told.memberId());
        Lender lender = new Lender(lenderId, terms.days(now, now).expiresAt());
        if (lapsed.isEmpty()) {
            Holds.insert(connection, kept);
        }
        LocalDate day = told.spentAt().atZone(terms.zone()).toLocalDate();
        OfflineRows.insert(connection, kept.hold().id(), account.state().memberId(), day, told, lent);
        Cause cause = new Cause(kept.hold().id(), now, ids::next);
        return view(
                redemptions.spent(
                        connection,
                        kept,
                        OfflineSpend.of(account, told.points(), kept.partnerId(), lender, cause),
                        now),
                told,
                lent);
    }

    /** Of what had been held before the till was cut off. */
    SpentView capture(Connection connection, OfflineTold told, KeptHold held, MemberAccount account, Instant now)
            throws SQLException {
        return view(redemptions.captured(connection, held, account, told.points(), now), told, null);
    }

    /** What is known of it by its reference, where that stands for just this. */
    Optional<SpentView> repeated(
            Connection connection, OfflineTold told, KeptHold kept, MemberAccount account, Instant now)
            throws SQLException {
        Optional<OfflineRows.OfflineRow> beside =
                OfflineRows.find(connection, kept.hold().id());
        boolean same = told.isSpentBy(kept) && beside.map(row -> row.isOf(told)).orElse(true);
        return same
                ? Optional.of(view(
                        RedemptionView.of(kept, account, now),
                        told,
                        beside.map(OfflineRows.OfflineRow::lent).orElse(null)))
                : Optional.empty();
    }

    ProgramTerms terms(Connection connection, UUID memberId) throws SQLException {
        Membership of = Members.membership(connection, memberId);
        return catalogs.current(connection).program(of.programId()).orElseThrow();
    }

    private static SpentView view(RedemptionView redemption, OfflineTold told, @Nullable Lent lent) {
        if (lent == null || lent.shortfall() == 0) {
            return new SpentView(redemption, told.spentAt(), 0, null, null);
        }
        return new SpentView(redemption, told.spentAt(), lent.shortfall(), lent.lenderId(), lent.allowanceVersion());
    }
}
