package io.dangol.platform.database;

import java.sql.SQLException;
import java.util.Set;

/** A value that came through every check of ours and that PostgreSQL cannot hold: the request's fault, not the server's. */
public final class UnstorableValue {

    /** Form and range of a date, a character that no text may hold (SQLSTATE). */
    private static final Set<String> STATES = Set.of("22007", "22008", "22021", "22P05");

    private UnstorableValue() {}

    public static boolean caused(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
