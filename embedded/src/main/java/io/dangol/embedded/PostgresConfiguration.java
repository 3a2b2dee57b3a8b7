package io.dangol.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The settings of a server for one machine. */
final class PostgresConfiguration {

    private static final String INCLUDE = "include_if_exists 'dangol.conf'";

    private PostgresConfiguration() {}

    static void write(Path data, int port, boolean durable) throws IOException {
        Files.writeString(data.resolve("dangol.conf"), text(port, durable ? "on" : "off"));
        Path main = data.resolve("postgresql.conf");
        String before = Files.readString(main);
        if (!before.contains(INCLUDE)) {
            Files.writeString(main, before + "\n" + INCLUDE + "\n");
        }
    }

    /** Statements and their parameters are never logged: they hold personal data. */
    private static String text(int port, String safety) {
        return """
                port = %d
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                fsync = %s
                synchronous_commit = %s
                full_page_writes = %s
                max_connections = 200
                shared_buffers = 64MB
                max_wal_size = 512MB
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_statement = 'none'
                log_min_error_statement = 'panic'
                log_parameter_max_length_on_error = 0
                """.formatted(port, safety, safety, safety);
    }
}
