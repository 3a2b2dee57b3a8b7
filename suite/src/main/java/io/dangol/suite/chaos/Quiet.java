package io.dangol.suite.chaos;

import io.dangol.suite.launcher.Faults;
import io.dangol.suite.launcher.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far events have come, as the databases say: published by who tells them, taken in by who listens. */
final class Quiet {

    private static final String UNPUBLISHED = """
            select count(*) from event_log e, relay_position p
             where (e.epoch, e.xid, e.id) > (p.epoch, p.xid, p.id)""";
    private static final String LAST_TOLD = """
            select distinct on (e.topic) e.topic, e.epoch, e.xid::text, e.id from event_log e
             order by e.topic, e.epoch desc, e.xid desc, e.id desc""";
    private static final String HEARD = """
            select subscriber || ' ' || topic || ' ' || partition || ' ' || source, topic, epoch, xid::text, id
              from inbox_watermark""";
    private static final String BURIED = "select count(*) from dead_letter where redriven_at is null";

    private static final List<Service> WITH_EVENTS =
            List.of(Service.PARTNER, Service.CUSTOMER, Service.LOYALTY, Service.ANALYTICS);

    private final Faults databases;

    /** A place in the order of a source's events. */
    private record Place(String topic, int epoch, long transaction, long id) {
        boolean isBefore(Place other) {
            return epoch != other.epoch
                    ? epoch < other.epoch
                    : transaction != other.transaction ? transaction < other.transaction : id < other.id;
        }
    }

    Quiet(Faults databases) {
        this.databases = databases;
    }

    /** What is not quiet yet. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        Map<String, Place> told = new HashMap<>();
        for (Service service : WITH_EVENTS) {
            ask(service, UNPUBLISHED, row -> {
                if (row.getLong(1) > 0) {
                    missing.add("%s has %d events to publish".formatted(service.module(), row.getLong(1)));
                }
            });
            ask(service, LAST_TOLD, row -> told.put(row.getString(1), place(row, 1)));
        }
        for (Service service : WITH_EVENTS) {
            Map<String, Place> heard = new HashMap<>();
            ask(
                    service,
                    HEARD,
                    row -> heard.merge(
                            row.getString(1).split(" ", -1)[0] + " " + row.getString(2),
                            place(row, 2),
                            (one, other) -> one.isBefore(other) ? other : one));
            heard.forEach((listener, last) -> {
                Place end = told.get(last.topic());
                if (end != null && last.isBefore(end)) {
                    missing.add("%s, %s has not heard the last event".formatted(service.module(), listener));
                }
            });
        }
        return missing;
    }

    /** Events that were laid aside; no fault is a reason for that. */
    List<String> deadLetters() {
        List<String> found = new ArrayList<>();
        for (Service service : WITH_EVENTS) {
            ask(service, BURIED, row -> {
                if (row.getLong(1) > 0) {
                    found.add("%s has %d dead letters".formatted(service.module(), row.getLong(1)));
                }
            });
        }
        return found;
    }

    /** Every watermark there is. */
    Marks marks() {
        Map<String, Place> marks = new HashMap<>();
        for (Service service : WITH_EVENTS) {
            ask(service, HEARD, row -> marks.put(service.module() + " " + row.getString(1), place(row, 2)));
        }
        return new Marks(marks);
    }

    /** Watermarks at one moment. */
    record Marks(Map<String, Place> places) {

        /** Those that are behind an earlier moment's. */
        List<String> behind(Marks earlier) {
            List<String> behind = new ArrayList<>();
            earlier.places.forEach((name, before) -> {
                Place now = places.get(name);
                if (now == null || now.isBefore(before)) {
                    behind.add("The watermark of %s went back from %s to %s".formatted(name, before, now));
                }
            });
            return behind;
        }
    }

    /** What is done with a row. */
    private interface Reading {
        void read(ResultSet row) throws SQLException;
    }

    private void ask(Service service, String query, Reading reading) {
        try (Connection database = databases.connect(service);
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                reading.read(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(service.module() + " cannot be asked", e);
        }
    }

    private static Place place(ResultSet row, int first) throws SQLException {
        return new Place(
                row.getString(first),
                row.getInt(first + 1),
                Long.parseUnsignedLong(row.getString(first + 2)),
                row.getLong(first + 3));
    }
}
