package io.dangol.loyalty.coalitionfile;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.CoalitionTerms;
import io.dangol.loyalty.coalitionfile.CoalitionFile.Status;
import io.dangol.loyalty.coalitionfile.FileEvent.CoalitionFileReconciled;
import io.dangol.loyalty.coalitionfile.FileLine.Receipt;
import io.dangol.loyalty.coalitionfile.FileRefusal.NoSuchCoalition;
import io.dangol.loyalty.coalitionfile.FileRefusal.ReconciledElsewhere;
import io.dangol.loyalty.coalitionfile.Matching.Matched;
import io.dangol.loyalty.coalitionfile.Matching.Ours;
import io.dangol.platform.eventlog.EventLog;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a file with our sales: some receipts in a transaction, then the sales of a day that are left over, then some
 * cards. Events wait for the longest one. What is told of a line follows from file and sales alone, so whoever begins
 * again after a crash ends the same.
 */
@Singleton
class Reconciler {

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final ByCard byCard;
    private final EventLog eventLog;
    private final FileConfig config;
    private final Clock clock;

    Reconciler(
            Transactions transactions,
            Catalogs catalogs,
            ByCard byCard,
            EventLog eventLog,
            FileConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.byCard = byCard;
        this.eventLog = eventLog;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param file whose run is the caller's
     * @throws ReconciledElsewhere 409 where it is another one's by now
     */
    CoalitionFile run(CoalitionFile file) {
        forgetLast(file);
        for (Optional<Receipt> after = Optional.of(Receipt.NONE); after.isPresent(); ) {
            Receipt from = after.get();
            after = part(file, connection -> step(connection, file, from));
        }
        for (Optional<Long> after = Optional.of(0L); after.isPresent(); ) {
            long from = after.get();
            after = part(file, connection -> byCard.reset(connection, file, from));
        }
        for (LocalDate day = file.month().atDay(1); file.month().equals(YearMonth.from(day)); day = day.plusDays(1)) {
            LocalDate now = day;
            int unusedToo = part(file, connection -> FileLines.addOurs(connection, file, now));
        }
        for (Optional<FileLine> after = Optional.of(FileLine.NONE); after.isPresent(); ) {
            FileLine from = after.get();
            after = part(file, connection -> byCard.step(connection, file, from));
        }
        Map<Outcome, Long> outcomes = part(file, connection -> summedUp(connection, file));
        return transactions.part(connection -> done(connection, file, outcomes));
    }

    /** What came of it when it was last compared. */
    private void forgetLast(CoalitionFile file) {
        int unused = part(file, connection -> FileTotals.forget(connection, file.id()));
        int some;
        do {
            some = part(file, connection -> FileLines.forgetOurs(connection, file.id(), config.batch()));
        } while (some == config.batch());
    }

    /** Short, and only where it is still the caller's. */
    private <T> T part(CoalitionFile file, Transactions.Work<T> work) {
        return transactions.part(connection -> {
            requireOwn(connection, file);
            return work.in(connection);
        });
    }

    private static Map<Outcome, Long> summedUp(Connection connection, CoalitionFile file) throws SQLException {
        int unused = FileTotals.keep(connection, file.id());
        return FileResults.outcomes(connection, file.id());
    }

    private void requireOwn(Connection connection, CoalitionFile file) throws SQLException {
        if (!Files.keep(connection, file, now())) {
            throw new ReconciledElsewhere();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The next receipts; answers the last of them, if there are more. */
    private Optional<Receipt> step(Connection connection, CoalitionFile file, Receipt after) throws SQLException {
        List<FileLine> lines = FileLines.next(connection, file.id(), after, config.batch() + 1);
        boolean more = lines.size() > config.batch();
        List<List<FileLine>> receipts = byReceipt(lines);
        boolean endless = more && receipts.size() == 1;
        if (more && !endless) {
            receipts.remove(receipts.size() - 1); // Its lines may go on: it comes first next time.
        }
        if (receipts.isEmpty()) {
            return Optional.empty();
        }
        Comparison comparison = comparison(connection, file, receipts);
        if (endless) {
            Receipt receipt = receiptOf(receipts.get(0));
            Ours ours = comparison.ours().get(receipt);
            FileLines.tellDuplicates(connection, file.id(), receipt, ours);
        }
        FileLines.tell(connection, file.id(), comparison.matched(receipts));
        return more ? Optional.of(receiptOf(receipts.get(receipts.size() - 1))) : Optional.empty();
    }

    private static Receipt receiptOf(List<FileLine> lines) {
        return lines.get(0).receipt();
    }

    /** What some receipts are compared with. */
    private record Comparison(Map<Receipt, Ours> ours, long tolerance) {

        List<Matched> matched(List<List<FileLine>> receipts) {
            List<Matched> matched = new ArrayList<>();
            for (List<FileLine> lines : receipts) {
                matched.addAll(Matching.of(lines, ours.get(receiptOf(lines)), tolerance));
            }
            return matched;
        }
    }

    private Comparison comparison(Connection connection, CoalitionFile file, List<List<FileLine>> receipts)
            throws SQLException {
        Catalog catalog = catalogs.current(connection);
        CoalitionTerms terms =
                catalog.coalition(file.coalition()).orElseThrow(() -> new NoSuchCoalition(file.coalition()));
        List<Receipt> named = receipts.stream().map(Reconciler::receiptOf).toList();
        Map<Receipt, Ours> ours = FileLines.ours(connection, named, file.coalition(), terms.currency());
        return new Comparison(ours, file.tolerance());
    }

    private static List<List<FileLine>> byReceipt(List<FileLine> lines) {
        Map<Receipt, List<FileLine>> receipts = new LinkedHashMap<>();
        lines.forEach(line -> receipts.computeIfAbsent(line.receipt(), receipt -> new ArrayList<>())
                .add(line));
        return new ArrayList<>(receipts.values());
    }

    /** Files before it stand for the month no more. */
    private CoalitionFile done(Connection connection, CoalitionFile file, Map<Outcome, Long> outcomes)
            throws SQLException {
        Files.lockMonth(connection, file.coalition(), file.month());
        requireOwn(connection, file);
        Instant now = now();
        CoalitionFile reconciled = file.with(Status.RECONCILED, file.run(), file.reached(), now);
        Files.update(connection, reconciled);
        Files.supersede(connection, reconciled, now);
        eventLog.append(connection, List.of(CoalitionFileReconciled.of(reconciled, outcomes)));
        return reconciled;
    }
}
