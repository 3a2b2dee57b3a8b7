package io.dangol.loyalty.gift;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.gift.GiftApi.Terms;
import io.dangol.loyalty.gift.GiftApi.TermsView;
import io.dangol.loyalty.gift.GiftRefusal.GiftTermsUnclear;
import io.dangol.loyalty.gift.GiftRefusal.NoGiftTerms;
import io.dangol.loyalty.gift.GiftRefusal.NoSuchProgram;
import io.dangol.loyalty.gift.GiftTermsRows.Kept;
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

/** What programmes say of gifts. Each method is one transaction. */
@ApplicationScoped
class GiftTermsService {

    /** Whether they are the programme's first. */
    record Put(boolean created, TermsView view) {}

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Clock clock;

    GiftTermsService(Transactions transactions, Catalogs catalogs, Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    TermsView get(UUID programId) {
        return transactions.run(connection -> {
            requireProgram(connection, programId);
            Kept kept = GiftTermsRows.find(connection, programId).orElseThrow(NoGiftTerms::new);
            return TermsView.of(programId, kept);
        });
    }

    /** The same again changes nothing. */
    Put put(UUID programId, Terms request, @Nullable String ifMatch) {
        GiftTerms terms = request.terms();
        requireSound(terms);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(connection -> {
            requireProgram(connection, programId);
            Optional<Kept> before = GiftTermsRows.lock(connection, programId);
            if (before.isPresent()) {
                ETags.requireMatch(ifMatch, before.get().version());
            } else {
                ETags.requireMatchIfSent(ifMatch, null);
            }
            if (before.isPresent() && before.get().terms().equals(terms)) {
                return new Put(false, TermsView.of(programId, before.get()));
            }
            Kept kept = new Kept(terms, before.map(Kept::version).orElse(0) + 1, now);
            GiftTermsRows.put(connection, programId, kept);
            return new Put(before.isEmpty(), TermsView.of(programId, kept));
        });
    }

    private static void requireSound(GiftTerms terms) {
        if (terms.minPoints() != null && terms.maxPoints() != null && terms.minPoints() > terms.maxPoints()) {
            throw new GiftTermsUnclear().at("/minPoints");
        }
    }

    private void requireProgram(Connection connection, UUID programId) throws SQLException {
        var unused = catalogs.current(connection).program(programId).orElseThrow(() -> new NoSuchProgram(programId));
    }
}
