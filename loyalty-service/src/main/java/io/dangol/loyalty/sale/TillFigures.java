package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.sale.SaleCommand.Answer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What passes the till, added up by groups: next to a group's transaction it costs nothing. */
@Singleton
class TillFigures {

    private enum Kind {
        IDENTIFIED,
        CARDED,
        ANONYMOUS
    }

    private enum Outcome {
        RECORDED,
        REPLAYED,
        REFUSED,
        BUSY,
        FAILED
    }

    private static final Duration[] COMMITS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final Counter[] sales = new Counter[Outcome.values().length * Kind.values().length];
    private final DistributionSummary groups;
    private final Timer commits;
    private final LedgerFigures ledger;

    TillFigures(MeterRegistry meters, LedgerFigures ledger) {
        for (Outcome outcome : Outcome.values()) {
            for (Kind kind : Kind.values()) {
                sales[cell(outcome, kind)] =
                        meters.counter("dangol.sales", "outcome", lower(outcome), "kind", lower(kind));
            }
        }
        this.groups = DistributionSummary.builder("dangol.till.group.sales")
                .serviceLevelObjectives(1, 4, 16, 64, 256)
                .register(meters);
        this.commits = Timer.builder("dangol.till.commit")
                .serviceLevelObjectives(COMMITS)
                .register(meters);
        this.ledger = ledger;
    }

    void committed(Map<SaleCommand, Object> decided, long nanos) {
        double[] counts = new double[sales.length];
        long points = 0;
        for (Map.Entry<SaleCommand, Object> one : decided.entrySet()) {
            counts[cell(one.getKey(), one.getValue())]++;
            if (one.getValue() instanceof Answer answer && !answer.replayed()) {
                points += answer.sale().pointsEarned();
            }
        }
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                sales[cell].increment(counts[cell]);
            }
        }
        ledger.moved(Entry.Kind.EARNED, points);
        groups.record(decided.size());
        commits.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Asked to come again. */
    void busy(SaleCommand command) {
        sales[cell(Outcome.BUSY, shown(command))].increment();
    }

    void failed(SaleCommand command) {
        sales[cell(Outcome.FAILED, shown(command))].increment();
    }

    private static int cell(SaleCommand command, Object decision) {
        if (decision instanceof Answer answer) {
            Kind kind = answer.sale().identified() ? Kind.IDENTIFIED : shown(command);
            return cell(answer.replayed() ? Outcome.REPLAYED : Outcome.RECORDED, kind);
        }
        return cell(Outcome.REFUSED, shown(command));
    }

    /** Whose card it is, is known of a recorded sale only. */
    private static Kind shown(SaleCommand command) {
        return command.request().cardNumber() == null ? Kind.ANONYMOUS : Kind.CARDED;
    }

    @SuppressWarnings("EnumOrdinal") // The order counts in this array only, which nobody keeps.
    private static int cell(Outcome outcome, Kind kind) {
        return outcome.ordinal() * Kind.values().length + kind.ordinal();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
