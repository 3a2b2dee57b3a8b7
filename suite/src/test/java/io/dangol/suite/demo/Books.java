package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.launcher.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What several services hold of one thing, each in its own database: who did it, and who heard of it by an event. */
final class Books {

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

    private final Launcher launcher;

    Books(Launcher launcher) {
        this.launcher = launcher;
    }

    /** Once the events have arrived, and for good: one that counts twice would come after. */
    void assertThatAllServicesAgree() {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> SAME.forEach(this::assertThatTheyAgree));
    }

    private void assertThatTheyAgree(Map<Service, String> queries) {
        Stream<String> totals = queries.entrySet().stream().map(query -> total(query.getKey(), query.getValue()));
        assertThat(totals.distinct()).as(queries.toString()).hasSize(1);
    }

    private String total(Service service, String query) {
        try (Connection database = connect(launcher.environment(service));
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            String count = row.getString(1);
            return row.getMetaData().getColumnCount() == 1 ? count : count + " of " + row.getString(2);
        } catch (SQLException e) {
            throw new AssertionError(service + ": " + query, e);
        }
    }

    private static Connection connect(Map<String, String> service) throws SQLException {
        return DriverManager.getConnection(
                service.get("QUARKUS_DATASOURCE_JDBC_URL"),
                service.get("QUARKUS_FLYWAY_USERNAME"),
                service.get("QUARKUS_FLYWAY_PASSWORD"));
    }
}
