package io.dangol.testing.probe;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.inbox.InboxEvent;
import io.dangol.platform.inbox.Subscriber;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often each event took effect, and fails at those that a test has named. */
@Singleton
class Tally implements Subscriber {

    /** Our own reading of {@link Happened}. */
    record Thing(String thing) {}

    private final AgroalDataSource dataSource;
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> hiccups = new ConcurrentHashMap<>();

    Tally(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** It fails at this one, whatever happens, until {@link #mend}. */
    void failAt(String thing) {
        poison.add(thing);
    }

    void mend(String thing) {
        poison.remove(thing);
    }

    /** The database is away for the next so many attempts at this one. */
    void hiccupAt(String thing, int attempts) {
        hiccups.put(thing, new AtomicInteger(attempts));
    }

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Happened.TOPIC.name());
    }

    @Override
    public void on(InboxEvent event) {
        String thing = event.as(Thing.class).thing();
        count(thing);
        // After the effect, so that a failure has something to take back.
        if (poison.contains(thing)) {
            throw new IllegalArgumentException("poison: " + thing);
        }
        AtomicInteger left = hiccups.get(thing);
        if (left != null && left.getAndDecrement() > 0) {
            throw new IllegalStateException(new SQLTransientConnectionException("away"));
        }
    }

    private void count(String thing) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert =
                        connection.prepareStatement("insert into tally (thing, effects) values (?, 1)"
                                + " on conflict (thing) do update set effects = tally.effects + 1")) {
            upsert.setString(1, thing);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int effects(String thing) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select effects from tally where thing = ?")) {
            select.setString(1, thing);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What took effect of those whose name starts so, in its order. */
    List<String> inOrder(String prefix) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select thing from tally where thing like ? order by first")) {
            select.setString(1, prefix + "%");
            List<String> things = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    things.add(row.getString(1));
                }
            }
            return things;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
