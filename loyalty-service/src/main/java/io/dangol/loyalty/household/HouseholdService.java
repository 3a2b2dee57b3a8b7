package io.dangol.loyalty.household;

import io.dangol.loyalty.account.AccountRefusal.CardBlocked;
import io.dangol.loyalty.account.AccountRefusal.NoSuchCard;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.household.Household.Stay;
import io.dangol.loyalty.household.HouseholdApi.CodeView;
import io.dangol.loyalty.household.HouseholdApi.HouseholdView;
import io.dangol.loyalty.household.HouseholdEvent.HouseholdJoined;
import io.dangol.loyalty.household.HouseholdRefusal.AlreadyInHousehold;
import io.dangol.loyalty.household.HouseholdRefusal.HouseholdFull;
import io.dangol.loyalty.household.HouseholdRefusal.JoinsTooSoon;
import io.dangol.loyalty.household.HouseholdRefusal.NoSuchHousehold;
import io.dangol.loyalty.household.HouseholdRefusal.NotOffered;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Founds households, and tells of them. */
@ApplicationScoped
class HouseholdService {

    private static final Duration CODE_LIFE = Duration.ofDays(7);

    record Answer(boolean replayed, HouseholdView view) {}

    private final Transactions transactions;
    private final HouseholdReach reach;
    private final Codes codes;
    private final EventLog eventLog;
    private final Ids ids;
    private final Clock clock;

    HouseholdService(
            Transactions transactions, HouseholdReach reach, Codes codes, EventLog eventLog, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.reach = reach;
        this.codes = codes;
        this.eventLog = eventLog;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who is head of one already is answered with it. */
    Answer found(String headCardNumber, String clientId) {
        Instant now = now();
        return transactions.runTwice(connection -> {
            Membership head = reach.own(connection, headCardNumber);
            Optional<UUID> earlier = Households.of(connection, head.memberId());
            if (earlier.isPresent()) {
                Household household = Households.find(connection, earlier.get()).orElseThrow();
                if (!household.headId().equals(head.memberId())) {
                    throw new AlreadyInHousehold();
                }
                return new Answer(true, view(connection, household, head, now));
            }
            requireMayJoin(connection, head, headCardNumber, now);
            Household household = new Household(ids.next(), head.programId(), head.memberId(), now, null, List.of());
            Households.insert(connection, household);
            return new Answer(false, view(connection, joined(connection, household, head, null, clientId), head, now));
        });
    }

    /** Another code ends the one before. */
    CodeView code(UUID householdId) {
        Instant now = now();
        String code = codes.made();
        Instant until = now.plus(CODE_LIFE);
        return transactions.run(connection -> {
            Household household = Households.lock(connection, householdId)
                    .filter(found -> found.endedAt() == null)
                    .orElseThrow(NoSuchHousehold::new);
            reach.requireHead(connection, household);
            requireRoom(connection, household);
            Households.code(connection, householdId, codes.hash(code).orElseThrow(), until);
            return new CodeView(householdId, code, until);
        });
    }

    HouseholdView get(UUID householdId) {
        return transactions.snapshot(connection -> {
            Household household = Households.find(connection, householdId)
                    .filter(found -> found.endedAt() == null)
                    .orElseThrow(NoSuchHousehold::new);
            Spendable spendable = new Spendable(connection, household, now());
            return HouseholdView.of(
                    household,
                    reach.isShop()
                            ? spendable.most()
                            : spendable.by(reach.member(connection, household).accountId()));
        });
    }

    HouseholdView ofCard(String cardNumber) {
        return transactions.snapshot(connection -> {
            Membership of = reach.own(connection, cardNumber);
            UUID id = Households.of(connection, of.memberId()).orElseThrow(NoSuchHousehold::new);
            return view(connection, Households.find(connection, id).orElseThrow(), of, now());
        });
    }

    /** Whoever calls has the household locked, or made it. */
    Household joined(
            Connection connection, Household household, Membership member, @Nullable String codeHash, String clientId)
            throws SQLException {
        Instant now = now();
        Stay stay = new Stay(ids.next(), household.id(), member.memberId(), now, null, 0, 0, codeHash, false);
        Households.insert(connection, stay, clientId);
        eventLog.append(
                connection,
                List.of(new HouseholdJoined(
                        household.id(),
                        household.programId(),
                        household.headId(),
                        member.memberId(),
                        member.customerId(),
                        now)));
        return Households.find(connection, household.id()).orElseThrow();
    }

    static void requireRoom(Connection connection, Household household) throws SQLException {
        HouseholdTerms terms = HouseholdTermsRows.terms(connection, household.programId());
        if (!terms.offered()) {
            throw new NotOffered();
        }
        if (household.members().size() >= terms.maxMembers()) {
            throw new HouseholdFull(terms.maxMembers());
        }
    }

    /** Whether it is in none now, and its last one is long enough ago. */
    void requireMayJoin(Connection connection, Membership member, String cardNumber, Instant now) throws SQLException {
        HouseholdTerms terms = HouseholdTermsRows.terms(connection, member.programId());
        if (!terms.offered()) {
            throw new NotOffered();
        }
        if (!Members.holder(connection, cardNumber).orElseThrow(NoSuchCard::new).active()) {
            throw new CardBlocked();
        }
        Optional<Stay> last = Households.lastOfAccount(connection, member.accountId());
        if (last.isPresent() && last.get().leftAt() == null) {
            throw new AlreadyInHousehold();
        }
        Instant left = last.map(Stay::leftAt).orElse(null);
        Instant free = left == null ? now : left.plus(Duration.ofDays(terms.rejoinAfterDays()));
        if (free.isAfter(now) && !reach.isShop()) {
            throw new JoinsTooSoon(free);
        }
    }

    /** With what one of them could spend. */
    static HouseholdView view(Connection connection, Household household, Membership member, Instant now)
            throws SQLException {
        return HouseholdView.of(household, new Spendable(connection, household, now).by(member.accountId()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
