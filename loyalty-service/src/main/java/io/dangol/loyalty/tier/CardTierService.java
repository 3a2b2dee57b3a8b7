package io.dangol.loyalty.tier;

import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.tier.CardTier.Asked;
import io.dangol.loyalty.tier.Review.Facts;
import io.dangol.loyalty.tier.TierApi.GrantRequest;
import io.dangol.loyalty.tier.TierApi.GrantView;
import io.dangol.loyalty.tier.TierRefusal.GrantPeriod;
import io.dangol.loyalty.tier.TierRefusal.NoSuchCard;
import io.dangol.loyalty.tier.TierRefusal.NoTierScheme;
import io.dangol.loyalty.tier.TierRefusal.ReferenceConflict;
import io.dangol.loyalty.tier.TierRefusal.UnknownTier;
import io.dangol.loyalty.tier.TierTerms.Terms;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The tier of a card's member. Each method is one transaction. */
@ApplicationScoped
class CardTierService {

    /** As many changes are shown with a tier. */
    private static final int SHOWN = 50;

    record Answer(boolean replayed, GrantView view) {}

    private final Transactions transactions;
    private final TierTerms terms;
    private final Reviews reviews;
    private final MemberReach reach;
    private final Ids ids;
    private final Clock clock;

    CardTierService(
            Transactions transactions, TierTerms terms, Reviews reviews, MemberReach reach, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.terms = terms;
        this.reviews = reviews;
        this.reach = reach;
        this.ids = ids;
        this.clock = clock;
    }

    /** As of now: also where the tier that it had is over since a moment. */
    CardTier get(String cardNumber) {
        Instant now = now();
        return transactions.snapshot(connection -> {
            UUID member = member(connection, cardNumber);
            Membership of = Members.membership(connection, member);
            if (!reach.covers(of)) {
                throw new NoSuchCard();
            }
            UUID account = of.accountId();
            Terms holds = terms.of(connection, of.programId()).orElseThrow(NoTierScheme::new);
            Set<UUID> one = Set.of(account);
            Facts facts = new Facts(
                    holds.schemes(),
                    TierGrants.of(connection, one).getOrDefault(account, List.of()),
                    Objects.requireNonNull(MemberDays.of(connection, one).get(account)));
            Asked asked = new Asked(account, of.programId(), now, holds.asOf(now, facts.purchases()));
            return CardTier.of(asked, facts, MemberTiers.history(connection, account, SHOWN));
        });
    }

    Answer grant(String cardNumber, GrantRequest request, String clientId) {
        Instant now = now();
        return transactions.runTwice(connection -> {
            UUID member = member(connection, cardNumber);
            Optional<TierGrant> earlier = TierGrants.find(connection, clientId, request.reference());
            if (earlier.isPresent()) {
                return repeated(earlier.get(), request, member);
            }
            UUID programId = Members.membership(connection, member).programId();
            Terms holds = terms.of(connection, programId).orElseThrow(NoTierScheme::new);
            TierGrant grant = granted(request, member, holds, now);
            TierGrants.insert(connection, grant, clientId);
            int unused = reviews.review(connection, Set.of(member), List.of(), now);
            return new Answer(false, GrantView.of(grant));
        });
    }

    private TierGrant granted(GrantRequest request, UUID member, Terms holds, Instant now) {
        if (holds.schemes().current().rank(request.tier()) == 0) {
            throw new UnknownTier(request.tier()).at("/tier");
        }
        LocalDate today = holds.day(now);
        LocalDate since = request.since() == null ? today : request.since();
        if (since.isAfter(today)) {
            throw new GrantPeriod().at("/since");
        }
        if (request.until().isBefore(today)) {
            throw new GrantPeriod().at("/until");
        }
        return new TierGrant(
                ids.next(), member, request.tier(), since, request.until(), request.reason(), request.reference(), now);
    }

    private static Answer repeated(TierGrant earlier, GrantRequest request, UUID member) {
        boolean same = earlier.memberId().equals(member)
                && earlier.tier().equals(request.tier())
                && (request.since() == null || earlier.since().equals(request.since()))
                && earlier.until().equals(request.until())
                && earlier.reason() == request.reason();
        if (!same) {
            throw new ReferenceConflict(request.reference());
        }
        return new Answer(true, GrantView.of(earlier));
    }

    private static UUID member(Connection connection, String cardNumber) throws SQLException {
        return Members.holder(connection, cardNumber)
                .orElseThrow(NoSuchCard::new)
                .memberId();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
