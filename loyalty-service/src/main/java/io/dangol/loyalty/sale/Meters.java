package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.rule.Meter;
import io.dangol.loyalty.rule.Meter.Change;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Members' running totals as a transaction sees and changes them. Whoever loads them holds the members' rows. */
final class Meters {

    /** One of a member. */
    record Key(UUID memberId, Meter meter) {}

    private static final String SELECT = """
            select m.member_id, m.rule, m.version, m.time_window, m.total
              from unnest(?::uuid[], ?::text[], ?::int[], ?::text[]) as k (member_id, rule, version, time_window)
              join earn_meter m using (member_id, rule, version, time_window)""";

    private static final String UPSERT = """
            insert into earn_meter (member_id, rule, version, time_window, total)
            select * from unnest(?::uuid[], ?::text[], ?::int[], ?::text[], ?::numeric[])
            on conflict (member_id, rule, version, time_window) do update set total = excluded.total""";

    private final Map<Key, BigDecimal> totals = new HashMap<>();
    private final Map<Key, BigDecimal> changed = new HashMap<>();

    private Meters() {}

    static Meters load(Connection connection, Collection<Key> keys) throws SQLException {
        Meters meters = new Meters();
        if (keys.isEmpty()) {
            return meters;
        }
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            var unused = keys(new Columns<>(connection, select, List.copyOf(keys)));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Meter meter = new Meter(row.getString(2), row.getInt(3), row.getString(4));
                    meters.totals.put(new Key(row.getObject(1, UUID.class), meter), row.getBigDecimal(5));
                }
            }
        }
        return meters;
    }

    Function<Meter, BigDecimal> of(UUID memberId) {
        return meter -> totals.getOrDefault(new Key(memberId, meter), BigDecimal.ZERO);
    }

    void change(UUID memberId, List<Change> changes) {
        for (Change change : changes) {
            Key key = new Key(memberId, change.meter());
            BigDecimal total = totals.getOrDefault(key, BigDecimal.ZERO).add(change.by());
            totals.put(key, total);
            changed.put(key, total);
        }
    }

    void save(Connection connection) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            var unused = keys(new Columns<>(connection, upsert, List.copyOf(changed.keySet())))
                    .add("numeric", changed::get);
            upsert.executeUpdate();
        }
    }

    private static Columns<Key> keys(Columns<Key> columns) throws SQLException {
        return columns.add("uuid", Key::memberId)
                .add("text", key -> key.meter().rule())
                .add("int4", key -> key.meter().version())
                .add("text", key -> key.meter().window());
    }
}
