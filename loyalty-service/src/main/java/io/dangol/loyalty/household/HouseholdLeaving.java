package io.dangol.loyalty.household;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.PartTransfers;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.household.Household.Drawn;
import io.dangol.loyalty.household.Household.Stay;
import io.dangol.loyalty.household.HouseholdEvent.HouseholdLeft;
import io.dangol.loyalty.household.HouseholdRefusal.LeavesTooSoon;
import io.dangol.loyalty.household.HouseholdRefusal.NoSuchHousehold;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.PartTransfer;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final LedgerFigures figures;
    private final Ids ids;
    private final Clock clock;

    HouseholdLeaving(
            Transactions transactions,
            HouseholdReach reach,
            EventLog eventLog,
            LedgerFigures figures,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.reach = reach;
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who left already is answered the same. */
    Stay leave(String cardNumber, String clientId) {
        Instant now = now();
        return transactions.run(connection -> {
            Membership member = reach.own(connection, cardNumber);
            Stay last = Households.last(connection, member.memberId()).orElseThrow(NoSuchHousehold::new);
            Household household =
                    Households.lock(connection, last.householdId()).orElseThrow();
            Optional<Stay> stay = household.stay(member.memberId());
            if (stay.isEmpty()) {
                return Households.last(connection, member.memberId()).orElseThrow();
            }
            requireStayed(connection, household, stay.get(), now);
            return left(connection, household, stay.get(), clientId, now);
        });
    }

    /** The head, or the shop, parts one from the others. */
    Stay remove(UUID householdId, UUID memberId, String clientId) {
        Instant now = now();
        return transactions.run(connection -> {
            Household household = Households.lock(connection, householdId).orElseThrow(NoSuchHousehold::new);
            reach.requireHead(connection, household);
            Optional<Stay> stay = household.stay(memberId);
            if (stay.isEmpty()) {
                return Households.last(connection, memberId)
                        .filter(last -> last.householdId().equals(householdId))
                        .orElseThrow(NoSuchHousehold::new);
            }
            return left(connection, household, stay.get(), clientId, now);
        });
    }

    private void requireStayed(Connection connection, Household household, Stay stay, Instant now) throws SQLException {
        HouseholdTerms terms = HouseholdTermsRows.terms(connection, household.programId());
        Instant free = stay.joinedAt().plus(Duration.ofDays(terms.offered() ? terms.minStayDays() : 0));
        if (free.isAfter(now) && !reach.isShop()) {
            throw new LeavesTooSoon(free);
        }
    }

    private Stay left(Connection connection, Household household, Stay stay, String clientId, Instant now)
            throws SQLException {
        boolean all = stay.memberId().equals(household.headId());
        List<Stay> leaving = all ? household.members() : List.of(stay);
        Map<Drawn, Long> back = brought(connection, household, leaving, now);
        Stay asked = stay;
        for (Stay one : leaving) {
            Stay left = one.left(
                    now,
                    sum(back, drawn -> drawn.giverId().equals(one.memberId())),
                    sum(back, drawn -> drawn.drawerId().equals(one.memberId())));
            Households.leave(connection, left, clientId);
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

    /** What was drawn by or from these and is still there goes back, as far as no open redemption or debt relies on it. */
    private Map<Drawn, Long> brought(Connection connection, Household household, List<Stay> leaving, Instant now)
            throws SQLException {
        Set<Drawn> unspent = new HashSet<>();
        for (Stay one : leaving) {
            unspent.addAll(Draws.unspent(connection, household.id(), one.memberId()));
        }
        Set<UUID> members = new HashSet<>();
        unspent.forEach(drawn -> members.addAll(List.of(drawn.drawerId(), drawn.giverId())));
        Map<UUID, MemberAccount> accounts = new HashMap<>();
        Accounts.lockAll(connection, members)
                .forEach(account -> accounts.put(account.state().memberId(), account));
        Map<UUID, Membership> of = Members.memberships(connection, members);
        Map<Drawn, Long> back = new LinkedHashMap<>();
        for (Drawn drawn : unspent) {
            UUID drawer = Objects.requireNonNull(of.get(drawn.drawerId())).accountId();
            UUID giver = Objects.requireNonNull(of.get(drawn.giverId())).accountId();
            if (!drawer.equals(giver)) {
                back.put(drawn, brought(connection, drawn, List.of(drawer, giver), accounts, now));
            }
        }
        LedgerRows.update(
                connection, accounts.values().stream().map(MemberAccount::state).toList());
        return back;
    }

    private long brought(
            Connection connection, Drawn drawn, List<UUID> way, Map<UUID, MemberAccount> accounts, Instant now)
            throws SQLException {
        UUID id = ids.next();
        Optional<PartTransfer> back = PartTransfer.returned(
                Set.copyOf(Accounts.lotsOf(connection, drawn.id())),
                Objects.requireNonNull(accounts.get(way.get(0))),
                Objects.requireNonNull(accounts.get(way.get(1))),
                Kind.DRAW_REVERSED,
                new Cause(id, now, ids::next));
        if (back.isEmpty()) {
            return 0;
        }
        PartTransfer part = back.get();
        PartTransfers.insert(connection, part);
        Draws.reverse(connection, drawn, id, part.points(), now);
        eventLog.append(connection, new ArrayList<>(PartTransfers.posted(connection, part)));
        accounts.put(way.get(0), part.transfer().from().account());
        accounts.put(way.get(1), part.transfer().to().account());
        figures.moved(Kind.DRAW_REVERSED, part.points());
        return part.points();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
