package io.dangol.loyalty.liability;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.liability.Journal.Movement;
import io.dangol.loyalty.liability.LiabilityApi.Basis;
import io.dangol.loyalty.liability.LiabilityApi.BreakageView;
import io.dangol.loyalty.liability.LiabilityApi.LiabilityView;
import io.dangol.loyalty.liability.LiabilityApi.PostingView;
import io.dangol.loyalty.liability.LiabilityApi.PostingsView;
import io.dangol.loyalty.liability.LiabilityRefusal.AsOfInFuture;
import io.dangol.loyalty.liability.LiabilityRefusal.DaysUnclear;
import io.dangol.loyalty.pointvalue.PointValue;
import io.dangol.loyalty.pointvalue.PointValueRefusal.NoPointValue;
import io.dangol.loyalty.pointvalue.PointValueRefusal.NoSuchProgram;
import io.dangol.loyalty.pointvalue.PointValues;
import io.dangol.platform.csv.Csv;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the ledger and the values of points say together. Writes nothing. */
@ApplicationScoped
class LiabilityService {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final int LONGEST_IN_DAYS = 366;
    private static final int LONGEST_LIFE_IN_MONTHS = 60;
    private static final int MONTHS_BESIDE = 24;
    private static final List<String> COLUMNS =
            List.of("date", "kind", "debitAccount", "creditAccount", "points", "amount", "currency");

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Clock clock;

    LiabilityService(Transactions transactions, Catalogs catalogs, Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    /** @param day at whose end; null: now */
    LiabilityView get(UUID programId, @Nullable LocalDate day) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.snapshot(connection -> {
            Reading.notForLong(connection);
            ProgramTerms terms = terms(connection, programId);
            LocalDate today = now.atZone(terms.zone()).toLocalDate();
            LocalDate on = day == null ? today : day;
            if (on.isAfter(today)) {
                throw new AsOfInFuture().at("/asOf");
            }
            requireKnown(on, "/asOf");
            Instant moment = on.equals(today)
                    ? now
                    : on.plusDays(1).atStartOfDay(terms.zone()).toInstant();
            PointValue value = value(connection, programId, on);
            Report report = new Report(Outstanding.at(connection, programId, terms.zone(), moment), value.value(), on);
            return view(terms, report, moment, breakage(connection, terms, report, moment));
        });
    }

    PostingsView postings(UUID programId, LocalDate from, LocalDate until) {
        requireKnown(from, "/from");
        if (!until.isAfter(from) || until.isAfter(from.plusDays(LONGEST_IN_DAYS))) {
            throw new DaysUnclear().at("/until");
        }
        return transactions.snapshot(connection -> {
            Reading.notForLong(connection);
            ProgramTerms terms = terms(connection, programId);
            var unused = value(connection, programId, until.minusDays(1));
            List<Movement> movements = Movements.of(
                    connection,
                    programId,
                    terms.zone(),
                    from.atStartOfDay(terms.zone()).toInstant(),
                    until.atStartOfDay(terms.zone()).toInstant());
            List<PostingView> postings =
                    Journal.of(movements).stream().map(PostingView::of).toList();
            long sum = postings.stream().mapToLong(PostingView::amount).reduce(0, Math::addExact);
            return new PostingsView(programId, terms.currency(), from, until, sum, sum, postings);
        });
    }

    static void write(PostingsView postings, OutputStream out) throws IOException {
        try (Csv csv = Csv.to(out, COLUMNS)) {
            for (PostingView posting : postings.postings()) {
                csv.row(
                        posting.date(),
                        posting.kind(),
                        posting.debitAccount(),
                        posting.creditAccount(),
                        posting.points(),
                        posting.amount(),
                        postings.currency());
            }
        }
    }

    private static void requireKnown(LocalDate day, String pointer) {
        if (day.isBefore(EARLIEST) || day.getYear() > 9000) {
            throw new DaysUnclear().at(pointer);
        }
    }

    private static BreakageView breakage(Connection connection, ProgramTerms terms, Report report, Instant moment)
            throws SQLException {
        int life = Math.min(report.lifeInMonths(), LONGEST_LIFE_IN_MONTHS);
        YearMonth running = YearMonth.from(moment.atZone(terms.zone()));
        List<Vintage> vintages =
                Vintages.of(connection, terms.id(), terms.zone(), running.minusMonths(life + MONTHS_BESIDE), moment);
        Optional<Breakage> estimate = Breakage.of(vintages, running, life, report.byMonthOfEarning());
        return estimate.map(found -> new BreakageView(
                        Basis.ESTIMATED,
                        life,
                        found.vintages(),
                        found.redemptionRate(),
                        found.expectedPoints(),
                        found.breakagePoints(),
                        report.amount(found.expectedPoints())))
                .orElseGet(
                        () -> new BreakageView(Basis.TOO_LITTLE_DATA, life, vintages.size(), null, null, null, null));
    }

    private static LiabilityView view(ProgramTerms terms, Report report, Instant moment, BreakageView breakage) {
        return new LiabilityView(
                terms.id(),
                terms.currency(),
                moment,
                report.value(),
                report.points(),
                report.amount(),
                report.byAge(),
                report.byExpiry(),
                report.byFunder(),
                breakage);
    }

    private static PointValue value(Connection connection, UUID programId, LocalDate day) throws SQLException {
        return PointValues.on(connection, programId, day).orElseThrow(() -> new NoPointValue(day));
    }

    private ProgramTerms terms(Connection connection, UUID programId) throws SQLException {
        return catalogs.current(connection).program(programId).orElseThrow(() -> new NoSuchProgram(programId));
    }
}
