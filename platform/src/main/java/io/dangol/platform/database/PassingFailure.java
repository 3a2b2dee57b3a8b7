package io.dangol.platform.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Set;

/** A failure that is nobody's fault and over after a while: trying again is right. */
public final class PassingFailure {

    /** Connection, resources, operator's intervention, serialisation and deadlock, prerequisites, system (SQLSTATE). */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "40", "55", "58");

    /** What the pool says, without a state, when it has no connection to give. */
    private static final Set<String> OF_THE_POOL = Set.of(
            "acquisition timeout", "interrupted while acquiring", "while creating new connection", "pool is closed");

    private PassingFailure() {}

    /** Whether one of the causes is such a failure. */
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
        return (state == null || state.length() < 2) ? ofThePool(sql) : CLASSES.contains(state.substring(0, 2));
    }

    /** Another thing that the pool says without a state is that the transaction's time was over: that stays so. */
    private static boolean ofThePool(SQLException sql) {
        String message = String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT);
        return OF_THE_POOL.stream().anyMatch(message::contains);
    }
}
