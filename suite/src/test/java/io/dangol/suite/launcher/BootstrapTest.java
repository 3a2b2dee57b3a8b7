package io.dangol.suite.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Filled by JUnit.
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Made before each test, in its own folder.
    private Home home;

    @BeforeEach
    void open() {
        home = new Home(folder.resolve("home"));
        home.create();
    }

    @Test
    void the_first_start_makes_the_administrator_and_later_ones_keep_it() {
        Bootstrap first = Bootstrap.keptIn(home, "http://localhost:8080");

        Bootstrap later = Bootstrap.keptIn(home, "https://localhost:9090");

        assertThat(first.clientId()).isEqualTo("hq-admin");
        assertThat(later).isEqualTo(new Bootstrap("https://localhost:9090", first.clientId(), first.clientSecret()));
    }

    @Test
    void credentials_that_are_lost_while_the_data_stays_are_followed_by_another_client() throws IOException {
        Bootstrap lost = Bootstrap.keptIn(home, "http://localhost:8080");
        Files.createDirectories(home.infrastructure());
        Files.delete(home.credentials());

        Bootstrap next = Bootstrap.keptIn(home, "http://localhost:8080");

        assertThat(next.clientId()).startsWith("hq-admin-").isNotEqualTo(lost.clientId());
        assertThat(Bootstrap.keptIn(home, "http://localhost:8080")).isEqualTo(next);
    }
}
