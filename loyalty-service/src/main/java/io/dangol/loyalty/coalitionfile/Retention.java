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
 * Lets go of what nobody needs any longer, some lines in a transaction: the cards' tokens of a file that is closed, since it
 * is compared no more; the lines of one whose place another has taken; an upload that nobody goes on with.
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
        long touched = 0;
        for (CoalitionFile closed : files(Status.CLOSED, now)) {
            touched += inParts(BLANK, closed.id());
        }
        for (CoalitionFile superseded : files(Status.SUPERSEDED, now.minus(config.superseded()))) {
            touched += inParts(SWEEP, superseded.id());
        }
        for (CoalitionFile upload : files(Status.UPLOADING, now.minus(config.patience()))) {
            touched += transactions.part(connection -> forget(connection, upload));
        }
        return touched;
    }

    private List<CoalitionFile> files(Status status, Instant before) {
        return transactions.part(connection -> Files.ofStatus(connection, status, before));
    }

    private long inParts(String statement, UUID fileId) {
        long all = 0;
        int some;
        do {
            some = transactions.part(connection -> part(connection, statement, fileId));
            all += some;
        } while (some == config.batch());
        return all;
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
    private static int forget(Connection connection, CoalitionFile upload) throws SQLException {
        Files.lockMonth(connection, upload.coalition(), upload.month());
        if (Files.lockOf(connection, upload).isEmpty()) {
            return 0;
        }
        int lines = FileLines.clear(connection, upload.id());
        Files.delete(connection, upload.id());
        return lines;
    }
}
