package io.dangol.platform.wall;

import io.dangol.platform.security.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows a piece of work may touch. PostgreSQL holds every connection to it (row-level security), whatever the
 * query says; who says nothing gets nothing.
 *
 * @param everything all rows, also those of no partner
 * @param partners whose rows otherwise
 */
public record Reach(boolean everything, Set<UUID> partners) {

    public static final Reach NOTHING = new Reach(false, Set.of());
    public static final Reach EVERYTHING = new Reach(true, Set.of());

    private static final String TELL = "select b.partners, set_config('dangol.partners', ?, false)"
            + " from (select current_setting('dangol.partners', true) as partners offset 0) b";

    /** Work that no request waits for says by itself how far it reaches: it belongs to the thread while it runs. */
    private static final ThreadLocal<@Nullable Reach> OF_THREAD = new ThreadLocal<>();

    /** What is done within it, and how that can fail. */
    public interface Work<T, E extends Exception> {
        T done() throws E;
    }

    /** As the verified token says. A role that is neither headquarters' nor bound to a partner reaches nothing. */
    public static Reach of(Caller caller) {
        if (caller.isOfHeadquarters()) {
            return EVERYTHING;
        }
        return caller.isBound() ? caller.partnerId().map(Reach::ofPartner).orElse(NOTHING) : NOTHING;
    }

    public static Reach ofPartner(UUID partnerId) {
        return new Reach(false, Set.of(partnerId));
    }

    public Reach plus(Reach other) {
        Set<UUID> both = new HashSet<>(partners);
        both.addAll(other.partners);
        return everything || other.everything ? EVERYTHING : new Reach(false, Set.copyOf(both));
    }

    public void run(Runnable work) {
        boolean unused = call(() -> {
            work.run();
            return true;
        });
    }

    public <T, E extends Exception> T call(Work<T, E> work) throws E {
        Reach before = OF_THREAD.get();
        OF_THREAD.set(this);
        try {
            return work.done();
        } finally {
            if (before == null) {
                OF_THREAD.remove();
            } else {
                OF_THREAD.set(before);
            }
        }
    }

    /**
     * For a look, within a transaction that reaches less, at what the service needs itself. To be closed before anything
     * is done for the caller again.
     */
    public Widened on(Connection connection) throws SQLException {
        return new Widened(connection, told(connection, setting()));
    }

    /** A connection that reaches further for a moment. */
    public record Widened(Connection connection, String before) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            var unused = told(connection, before);
        }
    }

    /** What this thread has said, or null where it leaves it to the request. */
    static @Nullable Reach ofThread() {
        return OF_THREAD.get();
    }

    /** As the setting {@code dangol.partners} takes it: a PostgreSQL array of ids, or {@code *} for all. */
    String setting() {
        return everything
                ? "*"
                : partners.stream().map(UUID::toString).sorted().collect(Collectors.joining(",", "{", "}"));
    }

    /** Answers what was said before. */
    static String told(Connection connection, String setting) throws SQLException {
        try (PreparedStatement tell = connection.prepareStatement(TELL)) {
            tell.setString(1, setting);
            try (ResultSet before = tell.executeQuery()) {
                String said = before.next() ? before.getString(1) : null;
                return said == null ? NOTHING.setting() : said;
            }
        }
    }
}
