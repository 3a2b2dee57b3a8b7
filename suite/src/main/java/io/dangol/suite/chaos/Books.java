package io.dangol.suite.chaos;

import io.dangol.suite.launcher.Faults;
import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.launcher.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What several services hold of one thing, each in its own database: who did it, and who heard of it by an event. */
public final class Books {

    private static final List<Map<Service, String>> SAME = List.of(
            Map.of(
                    Service.LOYALTY, "select count(*), coalesce(sum(total_amount), 0) from sale",
                    Service.ANALYTICS, "select count(*), coalesce(sum(amount), 0) from sale_fact"),
            Map.of(
                    Service.LOYALTY, "select count(*), coalesce(sum(total_amount), 0) from sale_return",
                    Service.ANALYTICS, "select count(*), coalesce(sum(amount), 0) from return_fact"),
            Map.of(
                    Service.LOYALTY, "select count(*), coalesce(sum(points), 0) from ledger_entry",
                    Service.ANALYTICS, "select count(*), coalesce(sum(points), 0) from points_fact"),
            Map.of(
                    Service.LOYALTY, "select count(*) from member where customer_id is not null",
                    Service.CUSTOMER, "select count(*) from held_card where status = 'LINKED'",
                    Service.ANALYTICS, "select count(*) from member where customer_id is not null"),
            Map.of(
                    Service.LOYALTY, "select count(*) from card",
                    Service.ANALYTICS, "select count(*) from card"),
            Map.of(
                    Service.PARTNER, "select count(*) from store",
                    Service.LOYALTY, "select count(*) from store",
                    Service.ANALYTICS, "select count(*) from store"));

    private final Faults databases;

    public Books(Launcher launcher) {
        this.databases = new Faults(launcher);
    }

    /** Where the services disagree at this moment; empty where they do not. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (Map<Service, String> queries : SAME) {
            Map<Service, String> totals = new TreeMap<>();
            queries.forEach((service, query) -> totals.put(service, total(service, query)));
            if (totals.values().stream().distinct().count() > 1) {
                differences.add("%s, by %s".formatted(totals, queries.get(Service.LOYALTY)));
            }
        }
        return differences;
    }

    private String total(Service service, String query) {
        try (Connection database = databases.connect(service);
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            String count = row.getString(1);
            return row.getMetaData().getColumnCount() == 1 ? count : count + " of " + row.getString(2);
        } catch (SQLException e) {
            throw new IllegalStateException(service + ": " + query, e);
        }
    }
}
