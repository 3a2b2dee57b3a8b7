package io.dangol.loyalty.household;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.household.Household.Drawn;
import io.dangol.loyalty.household.Household.Stay;
import io.dangol.loyalty.household.HouseholdEvent.HouseholdLeft;
import io.dangol.loyalty.household.HouseholdRefusal.LeavesTooSoon;
import io.dangol.loyalty.household.HouseholdRefusal.NoSuchHousehold;
import io.dangol.platform.eventlog.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Lets members go. Each takes along what is its own: what others drew from it and have not spent comes back, what it drew
 * and has not spent goes back. Where the head goes, all do.
 */
@ApplicationScoped
class HouseholdLeaving {

    private final Transactions transactions;
    private final HouseholdReach reach;
    private final EventLog eventLog;
    private final Borrowed borrowed;
    private final Clock clock;

    HouseholdLeaving(
            Transactions transactions, HouseholdReach reach, EventLog eventLog, Borrowed borrowed, Clock clock) {
        this.transactions = transactions;
        this.reach = reach;
        this.eventLog = eventLog;
        this.borrowed = borrowed;
        this.clock = clock;
    }

    /** Who left already is answered the same, also where it is in one again: that is another membership. */
    Stay leave(String cardNumber, UUID membershipId, String clientId) {
        Instant now = now();
        return transactions.run(connection -> {
            UUID member = reach.own(connection, cardNumber).memberId();
            Stay asked = stay(connection, membershipId, member);
            Household household =
                    Households.lock(connection, asked.householdId()).orElseThrow();
            if (!household.holds(asked)) {
                return stay(connection, membershipId, member);
            }
            requireStayed(connection, household, asked, now);
            return left(connection, household, asked, new By(clientId, false), now);
        });
    }

    /** The head, or the shop, parts one from the others. */
    Stay remove(UUID householdId, UUID memberId, UUID membershipId, String clientId) {
        Instant now = now();
        return transactions.run(connection -> {
            Household household = Households.lock(connection, householdId).orElseThrow(NoSuchHousehold::new);
            reach.requireHead(connection, household);
            Stay asked = stay(connection, membershipId, memberId);
            if (!asked.householdId().equals(householdId)) {
                throw new NoSuchHousehold();
            }
            if (!household.holds(asked)) {
                return asked;
            }
            boolean isHead = memberId.equals(household.headId());
            if (isHead) {
                requireStayed(connection, household, asked, now);
            }
            return left(connection, household, asked, new By(clientId, !isHead || reach.isShop()), now);
        });
    }

    /** Who parts it: whether somebody else does. */
    private record By(String clientId, boolean others) {}

    private static Stay stay(Connection connection, UUID id, UUID memberId) throws SQLException {
        return Households.stay(connection, id, memberId).orElseThrow(NoSuchHousehold::new);
    }

    private void requireStayed(Connection connection, Household household, Stay stay, Instant now) throws SQLException {
        HouseholdTerms terms = HouseholdTermsRows.terms(connection, household.programId());
        Instant free = stay.joinedAt().plus(Duration.ofDays(terms.offered() ? terms.minStayDays() : 0));
        if (free.isAfter(now) && !reach.isShop()) {
            throw new LeavesTooSoon(free);
        }
    }

    private Stay left(Connection connection, Household household, Stay stay, By by, Instant now) throws SQLException {
        boolean all = stay.memberId().equals(household.headId());
        List<Stay> leaving = all ? household.members() : List.of(stay);
        Set<Drawn> unspent = new HashSet<>();
        for (Stay one : leaving) {
            unspent.addAll(Draws.unspent(connection, household.id(), one.memberId()));
        }
        Map<Drawn, Long> back = borrowed.giveBack(connection, unspent, now);
        Stay asked = stay;
        for (Stay one : leaving) {
            Stay left = one.left(
                    now,
                    sum(back, drawn -> drawn.giverId().equals(one.memberId())),
                    sum(back, drawn -> drawn.drawerId().equals(one.memberId())),
                    by.others() || !one.equals(stay));
            Households.leave(connection, left, by.clientId());
            tell(connection, household, one.memberId(), now);
            asked = one.equals(stay) ? left : asked;
        }
        if (all) {
            Households.end(connection, household.id(), now);
        }
        return asked;
    }

    private void tell(Connection connection, Household household, UUID memberId, Instant now) throws SQLException {
        UUID customer = Members.membership(connection, memberId).customerId();
        eventLog.append(
                connection,
                List.of(new HouseholdLeft(
                        household.id(), household.programId(), household.headId(), memberId, customer, now)));
    }

    private static long sum(Map<Drawn, Long> back, Predicate<Drawn> which) {
        return back.entrySet().stream()
                .filter(one -> which.test(one.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
