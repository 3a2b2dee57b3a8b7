package io.dangol.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    private static final String PASSWORD = "it's a secret";

    @TempDir
    Path folder;

    private PostgresServer server;

    @BeforeEach
    void start() throws Exception {
        UnpackedOnce.in(folder);
        server = PostgresServer.start(options(0, false));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        Postmaster.running(data()).ifPresent(Postmaster::kill);
        UnpackedOnce.forget(folder);
    }

    @Test
    void nobody_gets_in_without_the_password() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), PostgresServer.USER, "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void a_second_start_takes_over_the_running_server() throws Exception {
        PostgresServer second = PostgresServer.start(options(0, false));

        assertThat(second.pid()).isEqualTo(server.pid());
        assertThat(second.port()).isEqualTo(server.port());
    }

    @Test
    void a_running_server_with_another_password_is_left_alone() {
        assertThatThrownBy(() -> PostgresServer.start(new PostgresServer.Options(folder, 0, "guess", false)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has another password");
        assertThat(server.isAlive()).isTrue();
    }

    @Test
    void a_running_server_moves_to_the_wanted_port_with_its_data() throws Exception {
        execute("create table kept (n int)");
        int wanted = Ports.free();

        server = PostgresServer.start(options(wanted, false));

        assertThat(server.port()).isEqualTo(wanted);
        assertThat(text("select count(*) from kept")).isEqualTo("0");
    }

    @Test
    void a_server_is_as_durable_as_wanted() throws Exception {
        assertThat(text("show fsync")).isEqualTo("off");

        server = PostgresServer.start(options(0, true));

        assertThat(text("show fsync")).isEqualTo("on");
        assertThat(text("show synchronous_commit")).isEqualTo("on");
        assertThat(text("show full_page_writes")).isEqualTo("on");
    }

    @Test
    void a_lock_file_that_names_somebody_else_by_now_does_not_hinder() throws Exception {
        String lock = Files.readString(Postmaster.lockFile(data()));
        String pid = server.pid().orElseThrow().toString();
        server.stop();
        Files.writeString(
                Postmaster.lockFile(data()),
                lock.replaceFirst(pid, String.valueOf(ProcessHandle.current().pid())));

        server = PostgresServer.start(options(0, false));

        assertThat(text("select 1")).isEqualTo("1");
    }

    @Test
    void a_database_and_its_owner_are_created_once_and_the_password_follows() throws Exception {
        server.ensureDatabase("orders", "first");

        server.ensureDatabase("orders", "se'cond");

        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("orders"), "orders", "se'cond")) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void texts_are_in_the_same_order_everywhere_and_korean_is_known() throws Exception {
        assertThat(text("select string_agg(v, '' order by v) from (values ('나'), ('b'), ('가'), ('A')) t (v)"))
                .isEqualTo("Ab가나");
        assertThat(text("select upper('é')")).isEqualTo("É");
    }

    private PostgresServer.Options options(int port, boolean durable) {
        return new PostgresServer.Options(folder, port, PASSWORD, durable);
    }

    private Path data() throws IOException {
        return folder.toRealPath().resolve("data");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
