package io.dangol.loyalty.coalitionfile;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.coalitionfile.CoalitionFile.Status;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Lets go of what nobody needs any longer, some lines in a transaction: the cards' tokens of a file that is compared no
 * more, since it is closed or nobody closed it for long; the lines of one whose place another has taken, or that was
 * forgotten; an upload that nobody goes on with.
 */
@Singleton
class Retention {

    private static final String BLANK = """
            update coalition_file_row set token = null
             where file_id = ? and number = any (array(select number from coalition_file_row
                                                        where file_id = ? and token is not null order by number limit ?))""";

    private static final String SWEEP = """
            delete from coalition_file_row
             where file_id = ? and number = any (array(select number from coalition_file_row
                                                        where file_id = ? order by number limit ?))""";

    private final Transactions transactions;
    private final FileConfig config;
    private final Clock clock;

    Retention(Transactions transactions, FileConfig config, Clock clock) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** Answers how many lines it touched. */
    long sweep() {
        Instant now = clock.instant();
        long touched = blank(Status.CLOSED, now);
        touched += blank(Status.RECONCILED, now.minus(config.unclosed()));
        touched += blank(Status.RECONCILING, now.minus(config.unclosed()));
        for (CoalitionFile superseded : files(Status.SUPERSEDED, now.minus(config.superseded()))) {
            touched += inParts(connection -> ofFile(connection, SWEEP, superseded));
            int unused = transactions.part(connection -> FileTotals.forget(connection, superseded.id()));
        }
        for (CoalitionFile upload : files(Status.UPLOADING, now.minus(config.patience()))) {
            boolean unused = transactions.part(connection -> forget(connection, upload));
        }
        for (UUID gone : transactions.part(Files::toBeSwept)) {
            touched += inParts(connection -> part(connection, SWEEP, gone));
            int unused = transactions.part(connection -> Files.gone(connection, gone));
        }
        return touched;
    }

    private long blank(Status status, Instant before) {
        long touched = 0;
        for (CoalitionFile file : files(status, before)) {
            touched += inParts(connection -> ofFile(connection, BLANK, file));
        }
        return touched;
    }

    private List<CoalitionFile> files(Status status, Instant before) {
        return transactions.part(connection -> Files.ofStatus(connection, status, before));
    }

    private long inParts(Transactions.Work<Integer> part) {
        long all = 0;
        int some;
        do {
            some = transactions.part(part);
            all += some;
        } while (some == config.batch());
        return all;
    }

    /** Unless somebody compares it again just now. */
    private int ofFile(Connection connection, String statement, CoalitionFile file) throws SQLException {
        return Files.lockOf(connection, file).isEmpty() ? 0 : part(connection, statement, file.id());
    }

    private int part(Connection connection, String statement, UUID fileId) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(statement)) {
            change.setObject(1, fileId);
            change.setObject(2, fileId);
            change.setInt(3, config.batch());
            return change.executeUpdate();
        }
    }

    /** Unless somebody goes on with it just now. */
    private static boolean forget(Connection connection, CoalitionFile upload) throws SQLException {
        Files.lockMonth(connection, upload.coalition(), upload.month());
        boolean mine = Files.lockOf(connection, upload).isPresent();
        if (mine) {
            Files.letGo(connection, upload.id());
        }
        return mine;
    }
}
