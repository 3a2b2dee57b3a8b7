package io.dangol.embedded;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a server is to run. Port 0 is any free one; without durability a crash of the machine may tear the data. */
public record PostgresSettings(int port, boolean durable, int maxConnections, int sharedBuffersMb) {

    private static final int MAX_CONNECTIONS = 200;
    private static final int SHARED_BUFFERS_MB = 64;

    public static PostgresSettings modest(int port, boolean durable) {
        return new PostgresSettings(port, durable, MAX_CONNECTIONS, SHARED_BUFFERS_MB);
    }

    /** The lines of the configuration file for a server on this port. */
    String lines(int actualPort) {
        Map<String, String> settings = new TreeMap<>(common());
        settings.put("port", String.valueOf(actualPort));
        settings.put("max_connections", String.valueOf(maxConnections));
        settings.put("shared_buffers", sharedBuffersMb + "MB");
        settings.putAll(durable ? lastingSettings() : passingSettings());
        return settings.entrySet().stream()
                .map(setting -> "%s = '%s'%n".formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining());
    }

    private static Map<String, String> common() {
        return Map.ofEntries(
                Map.entry("listen_addresses", Ports.HOST),
                // Its path may not be longer than 107 characters, which a deep checkout exceeds.
                Map.entry("unix_socket_directories", ""),
                // The I/O workers are three more processes that a small database does not need.
                Map.entry("io_method", "sync"),
                Map.entry("jit", "off"),
                Map.entry("work_mem", "8MB"),
                Map.entry("maintenance_work_mem", "64MB"),
                Map.entry("autovacuum_max_workers", "2"),
                Map.entry("random_page_cost", "1.1"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("log_checkpoints", "off"),
                // Statements carry personal data, and the services report their failures themselves.
                Map.entry("log_min_error_statement", "panic"),
                Map.entry("log_min_messages", "fatal"));
    }

    private static Map<String, String> lastingSettings() {
        return Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    }

    private static Map<String, String> passingSettings() {
        return Map.of(
                "fsync", "off",
                "synchronous_commit", "off",
                "full_page_writes", "off",
                "wal_level", "minimal",
                "max_wal_senders", "0");
    }
}
