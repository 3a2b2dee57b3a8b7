package io.dangol.suite.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where everything listens, all on the loopback interface.
 *
 * @param spares where the successor of a service listens while both run
 * @param tls whether the five services speak TLS only
 */
record Ports(Map<Service, Integer> services, Map<Service, Integer> spares, int postgres, int kafka, boolean tls) {

    // Below the range from which outgoing connections take theirs: a remembered port is still free after a restart.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;

    Ports {
        services = Map.copyOf(services);
        spares = Map.copyOf(spares);
        Set<Integer> all = new HashSet<>(services.values());
        if (all.size() < services.size()) {
            throw new LaunchFailed("Two services want the same port: " + services);
        }
    }

    int of(Service service) {
        return services.getOrDefault(service, service.defaultPort());
    }

    /** As the parts of the suite call each other; a person would say {@code localhost}. */
    String address(Service service) {
        return address("127.0.0.1", service);
    }

    String address(String host, Service service) {
        return address(host, of(service));
    }

    String address(String host, int port) {
        return "%s://%s:%d".formatted(tls ? "https" : "http", host, port);
    }

    Optional<Integer> spare(Service service) {
        return Optional.ofNullable(spares.get(service));
    }

    /** The service where its spare port is, and the other way round. */
    Ports swapped(Service service) {
        int spare = spare(service)
                .orElseThrow(() -> new LaunchFailed(
                        "The suite was started before a service could be replaced while it runs: down and up once."));
        Map<Service, Integer> moved = new EnumMap<>(services);
        Map<Service, Integer> left = new EnumMap<>(spares);
        left.put(service, of(service));
        moved.put(service, spare);
        return new Ports(moved, left, postgres, kafka, tls);
    }

    private static String spareOf(Service service) {
        return service.shortName() + "-spare";
    }

    /** PostgreSQL and Kafka keep theirs while these are free; nobody else needs to know them. */
    static Ports wanted(Map<Service, Integer> asked, Properties remembered, boolean tls) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, asked.getOrDefault(service, service.defaultPort()));
        }
        Set<Integer> taken = new HashSet<>(services.values());
        int postgres = own("postgres", remembered, taken);
        int kafka = own("kafka", remembered, taken);
        Map<Service, Integer> spares = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                spares.put(service, own(spareOf(service), remembered, taken));
            }
        }
        return new Ports(services, spares, postgres, kafka, tls);
    }

    static Ports remembered(Properties properties) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        Map<Service, Integer> spares = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, number(properties, service.shortName(), service.defaultPort()));
            int spare = number(properties, spareOf(service), 0);
            if (spare > 0) {
                spares.put(service, spare);
            }
        }
        boolean tls = Boolean.parseBoolean(properties.getProperty("tls"));
        return new Ports(services, spares, number(properties, "postgres", 0), number(properties, "kafka", 0), tls);
    }

    Properties toProperties() {
        Properties properties = new Properties();
        services.forEach((service, port) -> properties.setProperty(service.shortName(), String.valueOf(port)));
        spares.forEach((service, port) -> properties.setProperty(spareOf(service), String.valueOf(port)));
        properties.setProperty("postgres", String.valueOf(postgres));
        properties.setProperty("kafka", String.valueOf(kafka));
        properties.setProperty("tls", String.valueOf(tls));
        return properties;
    }

    /** Any free one, for a suite that nobody has to find by its usual ports. */
    static Map<Service, Integer> free() {
        Set<Integer> taken = new HashSet<>();
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, freePort(taken));
        }
        return ports;
    }

    static int anyFree() {
        return freePort(new HashSet<>());
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A port on which a connection just ended is as good as free; without this it would look taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int own(String name, Properties remembered, Set<Integer> taken) {
        int before = number(remembered, name, 0);
        return before > 0 && isFree(before) && taken.add(before) ? before : freePort(taken);
    }

    private static int freePort(Set<Integer> taken) {
        for (int attempt = 0; attempt < 1000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port) && taken.add(port)) {
                return port;
            }
        }
        throw new UncheckedIOException(new IOException("No port is free between " + LOWEST + " and " + HIGHEST));
    }

    private static int number(Properties properties, String name, int otherwise) {
        return Integer.parseInt(properties.getProperty(name, String.valueOf(otherwise)));
    }
}
