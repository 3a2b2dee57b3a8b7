package io.dangol.loyalty.tier;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.tier.MemberDays.Touched;
import io.dangol.loyalty.tier.MemberTiers.Changed;
import io.dangol.loyalty.tier.MemberTiers.Looked;
import io.dangol.loyalty.tier.Review.Change;
import io.dangol.loyalty.tier.Review.Facts;
import io.dangol.loyalty.tier.Review.Noted;
import io.dangol.loyalty.tier.TierEvent.TierChanged;
import io.dangol.loyalty.tier.TierTerms.Terms;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks at members and writes down what their tiers are, in the caller's transaction. However often, it comes to the same. */
@Singleton
class Reviews {

    /** One that was looked at. */
    private record Member(UUID id, Membership of, Noted before, Looked now, List<Change> changes) {

        boolean otherwise() {
            return !before.equals(now.noted());
        }

        /** Whether tills read something else from now on. */
        boolean isNews() {
            return !changes.isEmpty()
                    || !Objects.equals(
                            before.standing().since(), now.noted().standing().since());
        }
    }

    private final TierTerms terms;
    private final EventLog eventLog;
    private final Ids ids;

    Reviews(TierTerms terms, EventLog eventLog, Ids ids) {
        this.terms = terms;
        this.eventLog = eventLog;
        this.ids = ids;
    }

    /** Those of programmes that have tiers; the others' days are summed up once their programme has some. */
    int reviewBuyers(Connection connection, Collection<Touched> touched, Instant now) throws SQLException {
        Set<UUID> buyers = touched.stream().map(Touched::memberId).collect(Collectors.toSet());
        Map<UUID, Membership> memberships = Members.memberships(connection, buyers);
        Set<UUID> programs = terms.of(connection, memberships.values()).keySet();
        Set<UUID> looked = new HashSet<>();
        memberships.forEach((id, of) -> {
            if (programs.contains(of.programId())) {
                looked.add(id);
            }
        });
        List<Touched> days =
                touched.stream().filter(day -> looked.contains(day.memberId())).toList();
        return looked.isEmpty() ? 0 : review(connection, looked, days, now);
    }

    /** Where their programme has tiers. */
    int reviewMerged(Connection connection, Set<UUID> memberIds, Instant now) throws SQLException {
        Collection<Membership> memberships =
                Members.memberships(connection, memberIds).values();
        return terms.of(connection, memberships).isEmpty() ? 0 : review(connection, memberIds, List.of(), now);
    }

    /**
     * Of those that were merged the account is looked at; they themselves no more, until they are parted.
     *
     * @param touched days of these members that are to be summed up anew
     * @return how many tiers changed
     */
    int review(Connection connection, Collection<UUID> memberIds, Collection<Touched> touched, Instant now)
            throws SQLException {
        Set<UUID> accounts = accounts(connection, memberIds);
        Set<UUID> all = new LinkedHashSet<>(memberIds);
        all.addAll(accounts);
        Map<UUID, Noted> noted = MemberTiers.lock(connection, all);
        all.removeAll(accounts);
        MemberTiers.leave(connection, all);
        MemberDays.refresh(connection, touched);
        Map<UUID, Purchases> purchases = MemberDays.of(connection, accounts);
        Map<UUID, List<TierGrant>> grants = TierGrants.of(connection, accounts);
        Map<UUID, Membership> memberships = Members.memberships(connection, accounts);
        Map<UUID, Terms> byProgram = terms.of(connection, memberships.values());
        List<Member> members = new ArrayList<>();
        memberships.forEach((id, of) -> {
            Terms holds = byProgram.get(of.programId());
            if (holds != null) {
                List<TierGrant> granted = grants.getOrDefault(id, List.of());
                Facts facts = new Facts(holds.schemes(), granted, Objects.requireNonNull(purchases.get(id)));
                Noted before = noted.getOrDefault(id, Noted.NOTHING);
                Review review = Review.of(before, facts, holds.asOf(now, facts.purchases()));
                members.add(new Member(id, of, before, looked(id, review, holds), review.changes()));
            }
        });
        return written(connection, members, now);
    }

    private static Set<UUID> accounts(Connection connection, Collection<UUID> memberIds) throws SQLException {
        return Members.memberships(connection, memberIds).values().stream()
                .map(Membership::accountId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Looked looked(UUID memberId, Review review, Terms terms) {
        LocalDate kept = review.standing().keptUntil();
        Noted now = new Noted(review.standing(), terms.schemes().version());
        return new Looked(memberId, now, kept == null ? null : terms.start(kept.plusDays(1)));
    }

    private int written(Connection connection, List<Member> members, Instant now) throws SQLException {
        MemberTiers.update(
                connection,
                members.stream().filter(Member::otherwise).map(Member::now).toList());
        List<Changed> changes = new ArrayList<>();
        List<TierChanged> events = new ArrayList<>();
        for (Member member : members) {
            for (Change change : member.changes()) {
                changes.add(new Changed(ids.next(), member.id(), change, now));
                events.add(event(member, change, now));
            }
        }
        MemberTiers.insert(connection, changes);
        eventLog.append(connection, events);
        MemberTiers.tell(
                connection,
                members.stream().filter(Member::isNews).map(Member::now).toList());
        return changes.size();
    }

    private static TierChanged event(Member member, Change change, Instant now) {
        return new TierChanged(
                member.id(),
                member.of().customerId(),
                member.of().programId(),
                change.from(),
                change.to().tier(),
                change.to().since(),
                change.to().validUntil(),
                change.reason().name(),
                now);
    }
}
