package io.dangol.platform.inbox;

import java.sql.SQLException;

/** Names why an event failed without repeating what it said: messages of drivers and parsers quote the data. */
final class Causes {

    private static final int DEEPEST = 8;

    private Causes() {}

    static String of(Throwable thrown) {
        StringBuilder names = new StringBuilder();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            names.append(depth == 0 ? "" : " < ").append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                names.append(" [").append(sql.getSQLState()).append(']');
            }
            StackTraceElement[] stack = cause.getStackTrace();
            if (stack.length > 0) {
                names.append(" at ").append(stack[0]);
            }
            cause = cause.getCause();
        }
        return names.toString();
    }
}
