package io.dangol.loyalty.migration;

import java.sql.SQLException;

/** What may be told in a log of what went wrong. */
final class Failures {

    private Failures() {}

    /** The class, and what the database calls it: its words may hold what was in the row. */
    static String kindOf(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database) {
                return "SQLSTATE " + database.getSQLState();
            }
        }
        return failed.getClass().getName();
    }
}
