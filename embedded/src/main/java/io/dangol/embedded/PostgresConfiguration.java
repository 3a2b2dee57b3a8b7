package io.dangol.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The settings of a server for one machine, in a file of their own beside the one that initdb wrote. */
record PostgresConfiguration(int port, boolean durable) {

    private static final String FILE = "dangol.conf";
    private static final String INCLUDE = "include_if_exists '" + FILE + "'";

    /** Whether the server on this data was started with the same. */
    boolean isWrittenIn(Path data) {
        try {
            return Files.readString(data.resolve(FILE)).equals(text());
        } catch (IOException notThere) {
            return false;
        }
    }

    void write(Path data) throws IOException {
        Files.writeString(data.resolve(FILE), text());
        Path main = data.resolve("postgresql.conf");
        String before = Files.readString(main);
        if (!before.contains(INCLUDE)) {
            Files.writeString(main, before + "\n" + INCLUDE + "\n");
        }
    }

    /**
     * No Unix socket: its path may not be longer than 107 characters, which a deep folder exceeds. No I/O workers: three
     * processes that a small database does not need. Shared buffers are memory only once data fills them; with fewer of
     * them, or a checkpoint every few seconds, a million members made backends write 54 GB of log. Statements and their parameters are never logged: they hold
     * personal data.
     */
    private String text() {
        String safety = durable ? "on" : "off";
        return """
                port = %d
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                fsync = %s
                synchronous_commit = %s
                full_page_writes = %s
                max_connections = 200
                shared_buffers = 256MB
                max_wal_size = 2GB
                io_method = sync
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_checkpoints = off
                log_statement = 'none'
                log_min_error_statement = 'panic'
                log_parameter_max_length_on_error = 0
                """.formatted(port, safety, safety, safety);
    }
}
