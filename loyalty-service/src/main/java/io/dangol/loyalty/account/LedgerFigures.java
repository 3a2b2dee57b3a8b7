package io.dangol.loyalty.account;

import io.dangol.loyalty.account.AccountApi.Verification;
import io.dangol.loyalty.ledger.Entry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Points that moved in this replica, and what the last proof of the ledger said. Figures, no books: those are the ledger. */
@Singleton
public class LedgerFigures {

    private final Map<Entry.Kind, Counter> moved = new EnumMap<>(Entry.Kind.class);
    private final Counter held;
    private final Counter broken;
    private volatile double lastBroken = Double.NaN;

    LedgerFigures(MeterRegistry meters) {
        for (Entry.Kind kind : Entry.Kind.values()) {
            String movement = kind.name().toLowerCase(Locale.ROOT);
            moved.put(kind, meters.counter("dangol.points", "movement", movement));
        }
        held = meters.counter("dangol.ledger.verifications", "outcome", "holds");
        broken = meters.counter("dangol.ledger.verifications", "outcome", "broken");
        Gauge.builder("dangol.ledger.broken", this, figures -> figures.lastBroken)
                .register(meters);
    }

    public void moved(Entry.Kind kind, long points) {
        Objects.requireNonNull(moved.get(kind)).increment((double) Math.abs(points));
    }

    Verification verified(Verification outcome) {
        lastBroken = outcome.holds() ? 0 : 1;
        (outcome.holds() ? held : broken).increment();
        return outcome;
    }
}
