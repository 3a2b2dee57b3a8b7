package io.dangol.loyalty.household;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.household.HouseholdApi.Terms;
import io.dangol.loyalty.household.HouseholdApi.TermsView;
import io.dangol.loyalty.household.HouseholdRefusal.NoHouseholdTerms;
import io.dangol.loyalty.household.HouseholdRefusal.NoSuchProgram;
import io.dangol.loyalty.household.HouseholdTermsRows.Kept;
import io.dangol.platform.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What programmes say of households. Each method is one transaction. */
@ApplicationScoped
class HouseholdTermsService {

    /** Whether they are the programme's first. */
    record Put(boolean created, TermsView view) {}

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Clock clock;

    HouseholdTermsService(Transactions transactions, Catalogs catalogs, Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    TermsView get(UUID programId) {
        return transactions.run(connection -> {
            requireProgram(connection, programId);
            Kept kept = HouseholdTermsRows.find(connection, programId).orElseThrow(NoHouseholdTerms::new);
            return TermsView.of(programId, kept);
        });
    }

    /** The same again changes nothing. */
    Put put(UUID programId, Terms request, @Nullable String ifMatch) {
        HouseholdTerms terms = request.terms();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(connection -> {
            requireProgram(connection, programId);
            Optional<Kept> before = HouseholdTermsRows.lock(connection, programId);
            if (before.isPresent()) {
                ETags.requireMatch(ifMatch, before.get().version());
            } else {
                ETags.requireMatchIfSent(ifMatch, null);
            }
            if (before.isPresent() && before.get().terms().equals(terms)) {
                return new Put(false, TermsView.of(programId, before.get()));
            }
            Kept kept = new Kept(terms, before.map(Kept::version).orElse(0) + 1, now);
            HouseholdTermsRows.put(connection, programId, kept);
            return new Put(before.isEmpty(), TermsView.of(programId, kept));
        });
    }

    private void requireProgram(Connection connection, UUID programId) throws SQLException {
        var unused = catalogs.current(connection).program(programId).orElseThrow(() -> new NoSuchProgram(programId));
    }
}
