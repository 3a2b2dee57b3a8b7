package io.dangol.loyalty.referral;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.referral.Consent.Who;
import io.dangol.loyalty.referral.ReferralApi.ConsentRequest;
import io.dangol.loyalty.referral.ReferralApi.PayerView;
import io.dangol.loyalty.referral.ReferralRefusal.NoSuchPayer;
import io.dangol.loyalty.referral.ReferralRefusal.NoSuchProgram;
import io.dangol.loyalty.referral.ReferralRefusal.NotForWholePartner;
import io.dangol.loyalty.referral.ReferralRefusal.OtherScheme;
import io.dangol.loyalty.referral.ReferralSchemes.Kept;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Asks partners that a scheme names as payers. Each method is one transaction. */
@ApplicationScoped
class ConsentService {

    private final Transactions transactions;
    private final ReferralSchemes schemes;
    private final Ids ids;
    private final Clock clock;

    ConsentService(Transactions transactions, ReferralSchemes schemes, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.schemes = schemes;
        this.ids = ids;
        this.clock = clock;
    }

    PayerView get(UUID programId, UUID partnerId, Scope scope) {
        requireWhole(partnerId, scope);
        return transactions.run(connection -> {
            Kept kept = naming(connection, programId, partnerId);
            return PayerView.of(
                    kept,
                    partnerId,
                    Consents.last(connection, programId, kept.version(), partnerId)
                            .orElse(null));
        });
    }

    /** The same once more changes nothing and answers what stands. */
    PayerView say(UUID programId, UUID partnerId, ConsentRequest request, Who by, Scope scope) {
        requireWhole(partnerId, scope);
        return transactions.run(connection -> {
            if (!ReferralSchemes.lockProgram(connection, programId)) {
                throw new NoSuchProgram(programId);
            }
            Optional<Consent> latest = Consents.latest(connection, programId, partnerId);
            Kept kept = concerned(connection, programId, partnerId, request.accepted() || latest.isEmpty());
            if (request.accepted() && !Integer.valueOf(kept.version()).equals(request.version())) {
                throw new OtherScheme(kept.version()).at("/version");
            }
            Optional<Consent> before =
                    request.accepted() ? Consents.last(connection, programId, kept.version(), partnerId) : latest;
            if (before.isPresent() && before.get().accepted() == request.accepted()) {
                return PayerView.of(kept, partnerId, before.get());
            }
            Consent said = new Consent(
                    ids.next(),
                    programId,
                    kept.version(),
                    partnerId,
                    request.accepted(),
                    by,
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            Consents.insert(connection, said);
            return PayerView.of(kept, partnerId, said);
        });
    }

    /** What it pays for is sold at any store; to a partner, what others are asked is nothing. */
    private static void requireWhole(UUID partnerId, Scope scope) {
        if (scope.partnerId().filter(own -> !own.equals(partnerId)).isPresent()) {
            throw new NoSuchPayer(partnerId);
        }
        if (!scope.storeCodes().isEmpty()) {
            throw new NotForWholePartner();
        }
    }

    /** Who is named no longer may still pay for what an earlier scheme promised, until it withdraws. */
    private Kept concerned(Connection connection, UUID programId, UUID partnerId, boolean mustBeNamed)
            throws SQLException {
        return mustBeNamed
                ? naming(connection, programId, partnerId)
                : schemes.last(connection, programId).orElseThrow(() -> new NoSuchPayer(partnerId));
    }

    private Kept naming(Connection connection, UUID programId, UUID partnerId) throws SQLException {
        return schemes.last(connection, programId)
                .filter(kept -> kept.terms().namedPayers().contains(partnerId))
                .orElseThrow(() -> new NoSuchPayer(partnerId));
    }
}
