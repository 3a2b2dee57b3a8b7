package io.dangol.loyalty.coalition;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.CoalitionTerms;
import io.dangol.loyalty.coalition.CoalitionApi.CoalitionView;
import io.dangol.loyalty.coalition.CoalitionApi.Terms;
import io.dangol.loyalty.coalition.CoalitionRefusal.CoalitionCurrencyStays;
import io.dangol.loyalty.coalition.CoalitionRefusal.LengthsUnclear;
import io.dangol.loyalty.coalition.CoalitionRefusal.NoSuchCoalition;
import io.dangol.loyalty.coalition.CoalitionRefusal.UnknownCurrency;
import io.dangol.loyalty.coalition.Coalitions.Kept;
import io.dangol.platform.http.ETags;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of coalitions. Each method is one transaction. */
@ApplicationScoped
class CoalitionService {

    /** Whether it is the coalition's first version. */
    record Put(boolean created, CoalitionView view) {}

    private final Transactions transactions;
    private final Coalitions coalitions;
    private final Clock clock;

    CoalitionService(Transactions transactions, Coalitions coalitions, Clock clock) {
        this.transactions = transactions;
        this.coalitions = coalitions;
        this.clock = clock;
    }

    CoalitionView get(String code) {
        return transactions.run(
                connection -> view(coalitions.last(connection, code).orElseThrow(() -> new NoSuchCoalition(code))));
    }

    Page<CoalitionView> list(int limit, @Nullable Cursor after) {
        String from = after == null ? "" : after.text(0);
        List<Kept> some = transactions.run(connection -> coalitions.after(connection, from, limit + 1));
        return Page.of(some, limit, CoalitionService::view, kept -> Cursor.of(kept.code()));
    }

    /** The same again is no other version. */
    Put put(String code, Terms request, @Nullable String ifMatch) {
        CoalitionTerms terms = sound(request);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(connection -> {
            Coalitions.lock(connection, code);
            Optional<Kept> before = coalitions.last(connection, code);
            requireMatch(ifMatch, before);
            if (before.isPresent() && before.get().terms().equals(terms)) {
                return new Put(false, view(before.get()));
            }
            before.ifPresent(kept -> requireCurrency(kept.terms(), terms));
            Kept added = new Kept(code, before.map(Kept::version).orElse(0) + 1, terms, now);
            coalitions.add(connection, added);
            return new Put(before.isEmpty(), view(added));
        });
    }

    private static CoalitionView view(Kept kept) {
        return CoalitionView.of(kept.code(), kept);
    }

    private static void requireMatch(@Nullable String ifMatch, Optional<Kept> before) {
        if (before.isPresent()) {
            ETags.requireMatch(ifMatch, before.get().version());
        } else {
            ETags.requireMatchIfSent(ifMatch, null);
        }
    }

    /** Amounts of its sales are summed up. */
    private static void requireCurrency(CoalitionTerms before, CoalitionTerms after) {
        if (!before.currency().equals(after.currency())) {
            throw new CoalitionCurrencyStays(before.currency()).at("/currency");
        }
    }

    private static CoalitionTerms sound(Terms request) {
        if (request.cardNumbers().minLength() > request.cardNumbers().maxLength()) {
            throw new LengthsUnclear().at("/cardNumbers/maxLength");
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(request.currency()))) {
            throw new UnknownCurrency(request.currency()).at("/currency");
        }
        return request.terms();
    }
}
