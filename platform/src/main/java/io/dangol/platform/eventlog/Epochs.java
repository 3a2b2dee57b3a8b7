package io.dangol.platform.eventlog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;

/** Which of its lives the database is in: a restored or promoted one counts transactions that others have seen. */
final class Epochs {

    private static final Logger LOG = Logger.getLogger(Epochs.class);

    private Epochs() {}

    /** Starts an epoch if the database is not the one, or not in the history, that the log was last written in. */
    static void recognise(Connection connection) throws SQLException {
        try (Statement look = connection.createStatement();
                ResultSet row = look.executeQuery("select event_log_recognise()")) {
            if (row.next() && row.getObject(1) != null) {
                LOG.warnf("The database was restored or promoted: its events go on in epoch %d", row.getInt(1));
            }
        }
    }
}
