package io.dangol.loyalty.referral;

import io.dangol.loyalty.account.AccountMoved;
import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.budget.Budget;
import io.dangol.loyalty.funding.Coverage;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.referral.Award.Side;
import io.dangol.loyalty.referral.Awards.Place;
import io.dangol.loyalty.referral.ReferralEvent.ReferralBudgetUsed;
import io.dangol.loyalty.referral.ReferralEvent.ReferralSettled;
import io.dangol.loyalty.referral.ReferralTerms.Limit;
import io.dangol.loyalty.referral.ReferralTerms.Reward;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import io.dangol.platform.wall.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Brings a referral to where what was bought and what came back leads, however often it is asked: it looks first, and only
 * where something is to change it holds the referral, both members and, last, the budget.
 */
@ApplicationScoped
class ReferralRewards {

    private final Transactions transactions;
    private final ReferralCourses courses;
    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Ids ids;
    private final Clock clock;

    ReferralRewards(
            Transactions transactions,
            ReferralCourses courses,
            EventLog eventLog,
            LedgerFigures figures,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.courses = courses;
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether anything changed. */
    boolean settle(UUID referralId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<ReferralPosting> posted = new ArrayList<>();
        boolean changed = Reach.EVERYTHING.call(() -> transactions.run(connection -> {
            posted.clear();
            Optional<Referral> known = Referrals.find(connection, referralId);
            return known.isPresent()
                    && courses.of(connection, known.get()).isNews()
                    && settled(connection, referralId, posted, now);
        }));
        posted.stream()
                .flatMap(one -> one.outcomes().stream())
                .map(outcome -> outcome.entry().content())
                .forEach(content -> figures.moved(content.kind(), content.points()));
        return changed;
    }

    private boolean settled(Connection connection, UUID id, List<ReferralPosting> posted, Instant now)
            throws SQLException {
        Referral referral = Referrals.lock(connection, id).orElseThrow();
        List<Award> awards = Awards.of(connection, id);
        Map<UUID, Place> places = Awards.places(connection, awards);
        Collection<MemberAccount> locked = locked(connection, referral, places.values());
        ReferralCourse course = courses.of(connection, referral);
        if (!course.isNews()) {
            return false;
        }
        Coverage coverage = Coverage.lock(connection, courses.counted(connection, course));
        ReferralPosting posting = new ReferralPosting(locked, coverage, ids::next, now);
        posted.add(posting);
        Budget budget = ReferralBudget.lock(connection, referral.programId()).orElseThrow();
        for (Award award : awards) {
            Place place = Optional.ofNullable(places.get(award.id())).orElseThrow();
            long back = posting.takeBack(
                    award,
                    place.memberId(),
                    courses.program(connection, referral).negativePolicy());
            budget = budget.plus(back);
            Awards.undo(connection, award.id(), award.points() - back, now);
        }
        write(connection, course, posting, budget, now);
        return true;
    }

    private void write(
            Connection connection, ReferralCourse course, ReferralPosting posting, Budget before, Instant now)
            throws SQLException {
        UUID programId = course.referral().programId();
        List<Award> awards = awards(connection, course, now);
        long needed = awards.stream().mapToLong(Award::points).sum();
        boolean covered = needed <= before.left();
        Budget budget = covered ? before.less(needed) : before;
        if (covered) {
            give(connection, course, posting, awards);
        }
        Referral after = course.counts()
                .map(by -> covered
                        ? course.referral().rewarded(by)
                        : course.referral().denied(by))
                .orElseGet(() -> course.referral().without(course.isOne()));
        Referrals.update(connection, after);
        List<DomainEvent> told = new ArrayList<>(posting.save(connection, programId));
        told.add(ReferralSettled.of(after, covered ? awards : List.of(), now));
        if (budget.isNews()) {
            told.add(ReferralBudgetUsed.of(programId, budget, now));
            budget = budget.afterTelling();
        }
        ReferralBudget.save(connection, programId, budget);
        eventLog.append(connection, told);
    }

    private void give(Connection connection, ReferralCourse course, ReferralPosting posting, List<Award> awards)
            throws SQLException {
        for (Award award : awards) {
            Membership who = award.side() == Side.REFERRER ? course.referrer() : course.referred();
            Instant from = award.availableFrom();
            posting.give(
                    award,
                    who.accountId(),
                    courses.program(connection, course.referral())
                            .days(from, from)
                            .expiresAt());
            Awards.insert(connection, award);
        }
    }

    /** What it is to give, where it counts. */
    private List<Award> awards(Connection connection, ReferralCourse course, Instant now) throws SQLException {
        List<Award> awards = new ArrayList<>();
        if (course.counts().isPresent()) {
            Qualification by = course.counts().get();
            award(connection, Side.REFERRED, course, by, now).ifPresent(awards::add);
            if (isWithinLimit(connection, course, now)) {
                award(connection, Side.REFERRER, course, by, now).ifPresent(awards::add);
            }
        }
        return awards;
    }

    /** What the member was let off of an earlier one it has had. */
    private Optional<Award> award(
            Connection connection, Side side, ReferralCourse course, Qualification by, Instant now)
            throws SQLException {
        Reward reward = side == Side.REFERRER
                ? course.terms().referrer()
                : course.terms().referred();
        long points =
                reward.points() - Awards.letOff(connection, course.referral().id(), side);
        return points <= 0
                ? Optional.empty()
                : Optional.of(new Award(
                        ids.next(),
                        course.referral().id(),
                        side,
                        by.sale().saleId(),
                        points,
                        reward.fundedAt(by.sale().partnerId()),
                        now,
                        by.availableFrom()));
    }

    private static boolean isWithinLimit(Connection connection, ReferralCourse course, Instant now)
            throws SQLException {
        Limit limit = course.terms().perReferrer();
        return limit == null
                || Awards.ofReferrer(connection, course.referrer().accountId(), Duration.ofDays(limit.days()), now)
                        < limit.referrals();
    }

    /** Both members, and whoever has by now what was given to them. */
    private static Collection<MemberAccount> locked(Connection connection, Referral referral, Collection<Place> places)
            throws SQLException {
        List<UUID> members = new ArrayList<>(List.of(referral.referrerId(), referral.referredId()));
        places.forEach(place -> members.add(place.memberId()));
        List<UUID> lots = places.stream().map(Place::lotId).toList();
        Collection<MemberAccount> locked = Accounts.lockAll(connection, members, lots);
        Set<UUID> there = locked.stream()
                .flatMap(account -> account.lots().stream())
                .map(Lot::id)
                .collect(Collectors.toSet());
        if (!there.containsAll(lots)) {
            throw new AccountMoved();
        }
        return locked;
    }
}
