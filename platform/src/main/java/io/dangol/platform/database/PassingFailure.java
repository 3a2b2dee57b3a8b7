package io.dangol.platform.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** A failure that is nobody's fault and over after a while: trying again is right. */
public final class PassingFailure {

    /** Connection, resources, operator's intervention, serialisation and deadlock, prerequisites, system (SQLSTATE). */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "40", "55", "58");

    private PassingFailure() {}

    /** Whether one of the causes is such a failure. A pool that had no connection to give says no state at all. */
    public static boolean caused(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException sql && passes(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(SQLException sql) {
        String state = sql.getSQLState();
        return state == null || state.length() < 2 || CLASSES.contains(state.substring(0, 2));
    }
}
