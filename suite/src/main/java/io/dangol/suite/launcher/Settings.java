package io.dangol.suite.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a person wants the suite to run.
 *
 * @param root where the built artefacts lie
 * @param ports only those that were asked for; the others are the usual ones
 * @param patience how long a start may take
 * @param tls whether the services shall speak TLS
 */
public record Settings(
        Path root,
        Home home,
        Map<Service, Integer> ports,
        Duration patience,
        Map<String, String> environment,
        boolean tls) {

    public Settings {
        ports = Map.copyOf(ports);
        environment = Map.copyOf(environment);
    }

    /** A suite of its own beside any other, for tests. */
    public static Settings beside(Path root, Path home, Map<String, String> environment) {
        return new Settings(root, new Home(home), Ports.free(), Duration.ofMinutes(3), environment, false);
    }

    /** With some of the ports chosen. */
    public Settings at(Map<Service, Integer> chosen) {
        Map<Service, Integer> all = new EnumMap<>(ports);
        all.putAll(chosen);
        return new Settings(root, home, all, patience, environment, tls);
    }

    /** Options win over the environment. */
    public static Settings of(Path root, Map<String, String> environment, Map<Service, Integer> options) {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            String variable = "DANGOL_" + service.name() + "_PORT";
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                ports.put(service, port(variable, value));
            }
        }
        ports.putAll(options);
        String home = environment.getOrDefault("DANGOL_HOME", "");
        Path folder = home.isBlank() ? root.resolve(".dangol") : Path.of(home);
        return new Settings(root, new Home(folder), ports, Duration.ofMinutes(2), environment, false);
    }

    public Settings withTls(boolean wanted) {
        return new Settings(root, home, ports, patience, environment, wanted);
    }

    public static int port(String name, String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_535) {
            throw new LaunchFailed("%s is not a port: %s".formatted(name, value));
        }
        return Integer.parseInt(value);
    }
}
