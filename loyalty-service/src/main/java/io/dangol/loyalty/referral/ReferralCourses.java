package io.dangol.loyalty.referral;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.ledger.Funding.Share;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells where referrals ought to stand, by what is in the database now. */
@Singleton
class ReferralCourses {

    private final ReferralSchemes schemes;
    private final Catalogs catalogs;

    ReferralCourses(ReferralSchemes schemes, Catalogs catalogs) {
        this.schemes = schemes;
        this.catalogs = catalogs;
    }

    ReferralCourse of(Connection connection, Referral referral) throws SQLException {
        ReferralTerms terms = schemes.of(connection, referral);
        Map<UUID, Membership> who =
                Members.memberships(connection, List.of(referral.referrerId(), referral.referredId()));
        Membership referrer = of(who, referral.referrerId());
        Membership referred = of(who, referral.referredId());
        ZoneId zone = program(connection, referral).zone();
        boolean counting = !ReferralCourse.isOne(referrer, referred) && isFirst(connection, referral, referred);
        Optional<Qualification> counts = counting
                ? Qualification.of(
                        terms,
                        zone,
                        referral.registeredAt(),
                        Purchases.of(connection, referred.accountId(), referral.until()),
                        payers(connection, referral, terms)::havePromised)
                : Optional.empty();
        return new ReferralCourse(referral, terms, referrer, referred, counts);
    }

    private static Payers payers(Connection connection, Referral referral, ReferralTerms terms) throws SQLException {
        Set<UUID> named = terms.namedPayers();
        return named.isEmpty()
                ? Payers.NOT_ASKED
                : Consents.of(connection, referral.programId(), referral.schemeVersion())
                        .map(said -> new Payers(named, said))
                        .orElse(Payers.NOT_ASKED);
    }

    /** Of two who were brought, each by somebody, and turn out to be one, who brought the first brought it. */
    private static boolean isFirst(Connection connection, Referral referral, Membership referred) throws SQLException {
        return Referrals.ofReferred(connection, referred.accountId())
                .filter(first -> first.id().equals(referral.id()))
                .isPresent();
    }

    private static Membership of(Map<UUID, Membership> who, UUID memberId) {
        return Optional.ofNullable(who.get(memberId)).orElseThrow();
    }

    /** Those who may have to pay and whose giving is counted. */
    Set<UUID> counted(Connection connection, ReferralCourse course) throws SQLException {
        Catalog catalog = catalogs.current(connection);
        Set<UUID> funders = course.counts().stream()
                .map(by -> by.sale().partnerId())
                .flatMap(seller -> List.of(
                                course.terms().referrer(), course.terms().referred())
                        .stream()
                        .flatMap(reward -> reward.fundedAt(seller).shares().stream()))
                .map(Share::funderId)
                .collect(Collectors.toSet());
        funders.retainAll(catalog.countedPartners());
        return funders;
    }

    ProgramTerms program(Connection connection, Referral referral) throws SQLException {
        return catalogs.current(connection).program(referral.programId()).orElseThrow();
    }
}
