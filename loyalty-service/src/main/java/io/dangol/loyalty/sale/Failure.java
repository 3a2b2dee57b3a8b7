package io.dangol.loyalty.sale;

import io.dangol.platform.database.PassingFailure;
import java.sql.SQLException;

/** Why a group of sales could not be committed, and so what to do with it. */
enum Failure {
    /** The database cannot be reached, or not now. */
    AWAY,
    /** Another transaction was in the way and has ended since: deadlock, serialisation, the same receipt. */
    CROSSED,
    /** Something is wrong with a sale of the group, or with us. */
    OF_ITS_OWN;

    private static final String ROLLED_BACK = "40";
    private static final String ALREADY_THERE = "23505";

    static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                if (state.startsWith(ROLLED_BACK) || state.equals(ALREADY_THERE)) {
                    return CROSSED;
                }
            }
        }
        return PassingFailure.caused(thrown) ? AWAY : OF_ITS_OWN;
    }
}
