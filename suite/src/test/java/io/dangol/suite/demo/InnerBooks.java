package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.suite.chaos.Books;
import io.dangol.suite.launcher.Faults;
import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.launcher.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What services hold, for tests that look into their databases. */
final class InnerBooks {

    private final Launcher launcher;

    InnerBooks(Launcher launcher) {
        this.launcher = launcher;
    }

    void assertThatAllServicesAgree() {
        Books books = new Books(launcher);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(books.differences()).isEmpty());
    }

    /** The first column of what a service's database answers. */
    List<String> column(Service service, String query) {
        try (Connection database = new Faults(launcher).connect(service);
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(service + ": " + query, e);
        }
    }

    /** As a service's migration does it. */
    void change(Service service, String statement) {
        try (Connection database = new Faults(launcher).connect(service);
                Statement change = database.createStatement()) {
            change.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(service + ": " + statement, e);
        }
    }
}
