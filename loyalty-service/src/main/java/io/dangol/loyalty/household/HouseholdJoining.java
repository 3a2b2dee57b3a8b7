package io.dangol.loyalty.household;

import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.code.Guesses;
import io.dangol.loyalty.household.Household.Stay;
import io.dangol.loyalty.household.HouseholdApi.Joining;
import io.dangol.loyalty.household.HouseholdRefusal.AlreadyInHousehold;
import io.dangol.loyalty.household.HouseholdRefusal.HouseholdAcrossPrograms;
import io.dangol.loyalty.household.HouseholdRefusal.HouseholdUnclear;
import io.dangol.loyalty.household.HouseholdRefusal.NoSuchHousehold;
import io.dangol.loyalty.household.HouseholdRefusal.UnknownHouseholdCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets a member into a household: the head agreed by its code, the member by naming it for its own card. */
@ApplicationScoped
class HouseholdJoining {

    private final Transactions transactions;
    private final HouseholdService households;
    private final HouseholdReach reach;
    private final Codes codes;
    private final Guesses guesses;
    private final Clock clock;

    HouseholdJoining(
            Transactions transactions,
            HouseholdService households,
            HouseholdReach reach,
            Codes codes,
            Guesses guesses,
            Clock clock) {
        this.transactions = transactions;
        this.households = households;
        this.reach = reach;
        this.codes = codes;
        this.guesses = guesses;
        this.clock = clock;
    }

    /** The same again answers the same. */
    HouseholdService.Answer join(String cardNumber, Joining request, String clientId) {
        String guesser = clientId + " " + cardNumber;
        guesses.requireFew(guesser);
        String hash = codeHash(request);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            return transactions.runTwice(
                    connection -> joined(connection, cardNumber, new Way(hash, request.householdId()), clientId, now));
        } catch (UnknownHouseholdCode guessed) {
            guesses.count(guesser);
            throw guessed;
        }
    }

    /** By which of the two. */
    private record Way(@Nullable String codeHash, @Nullable UUID householdId) {

        boolean led(Stay stay) {
            return codeHash == null ? stay.householdId().equals(householdId) : codeHash.equals(stay.codeHash());
        }
    }

    private @Nullable String codeHash(Joining request) {
        boolean byId = request.householdId() != null;
        if ((request.code() == null) != byId || (byId && !reach.isShop())) {
            throw new HouseholdUnclear().at("/code");
        }
        // What cannot be a code is no guess: who mistypes is told so without a look and without being counted.
        return request.code() == null
                ? null
                : codes.hash(request.code()).orElseThrow(() -> new UnknownHouseholdCode().at("/code"));
    }

    private HouseholdService.Answer joined(
            Connection connection, String cardNumber, Way way, String clientId, Instant now) throws SQLException {
        Membership member = reach.own(connection, cardNumber);
        Optional<Stay> stay = Households.last(connection, member.memberId()).filter(last -> last.leftAt() == null);
        if (stay.isPresent()) {
            if (!way.led(stay.get())) {
                throw new AlreadyInHousehold();
            }
            Household there =
                    Households.find(connection, stay.get().householdId()).orElseThrow();
            return new HouseholdService.Answer(true, HouseholdService.view(connection, there, member, now));
        }
        Household household = locked(connection, way, now);
        if (!household.programId().equals(member.programId())) {
            throw new HouseholdAcrossPrograms();
        }
        HouseholdService.requireRoom(connection, household);
        households.requireMayJoin(connection, member, cardNumber, now);
        Household after = households.joined(connection, household, member, way.codeHash(), clientId);
        if (way.codeHash() != null) {
            Households.code(connection, household.id(), null, null);
        }
        return new HouseholdService.Answer(false, HouseholdService.view(connection, after, member, now));
    }

    /** The code is looked for again once it is locked: of two who use it at once the second finds it used. */
    private static Household locked(Connection connection, Way way, Instant now) throws SQLException {
        String hash = way.codeHash();
        if (hash == null) {
            return Households.lock(connection, Objects.requireNonNull(way.householdId()))
                    .filter(found -> found.endedAt() == null)
                    .orElseThrow(NoSuchHousehold::new);
        }
        UUID id = Households.byCode(connection, hash, now).orElseThrow(() -> unknown());
        Household household = Households.lock(connection, id).orElseThrow();
        if (Households.byCode(connection, hash, now).isEmpty()) {
            throw unknown();
        }
        return household;
    }

    private static RuntimeException unknown() {
        return new UnknownHouseholdCode().at("/code");
    }
}
