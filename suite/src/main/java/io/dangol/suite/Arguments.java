package io.dangol.suite;

import io.dangol.suite.launcher.Service;
import io.dangol.suite.launcher.Settings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command line, taken apart. */
record Arguments(
        String command,
        List<String> operands,
        Map<Service, Integer> ports,
        @Nullable Elsewhere elsewhere,
        boolean tls,
        Map<String, String> chaos,
        boolean follow,
        boolean yes) {

    private static final Set<String> OF_CHAOS = Set.of("--rounds", "--seed", "--from", "--faults", "--report");

    /** A suite that this launcher did not start; without an address it is where the file says. */
    record Elsewhere(
            String credentials,
            @Nullable String gateway,
            @Nullable String authority) {}

    static Arguments parse(String... line) {
        Reading reading = new Reading();
        Iterator<String> rest = List.of(line).iterator();
        while (rest.hasNext()) {
            reading.read(rest.next(), rest);
        }
        return reading.result();
    }

    private static final class Reading {
        private final List<String> words = new ArrayList<>();
        private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
        private @Nullable String credentials;
        private @Nullable String gateway;
        private @Nullable String authority;
        private boolean tls;
        private final Map<String, String> chaos = new HashMap<>();
        private boolean follow;
        private boolean yes;

        void read(String word, Iterator<String> rest) {
            switch (word) {
                case "-f", "--follow" -> follow = true;
                case "-y", "--yes" -> yes = true;
                case "-h", "--help" -> words.add("help");
                case "--credentials" -> credentials = next(word, rest);
                case "--list" -> chaos.put(word, "");
                case "--gateway" -> gateway = next(word, rest);
                case "--cacert" -> authority = next(word, rest);
                case "--tls" -> tls = true;
                default -> readOther(word, rest);
            }
        }

        Arguments result() {
            String command = words.isEmpty() ? "help" : words.get(0);
            List<String> operands = words.subList(Math.min(1, words.size()), words.size());
            return new Arguments(
                    command,
                    List.copyOf(operands),
                    Map.copyOf(ports),
                    elsewhere(),
                    tls,
                    Map.copyOf(chaos),
                    follow,
                    yes);
        }

        private @Nullable Elsewhere elsewhere() {
            if (credentials != null) {
                return new Elsewhere(credentials, gateway, authority);
            }
            if (gateway != null || authority != null) {
                throw new Misuse((gateway != null ? "--gateway" : "--cacert") + " needs --credentials");
            }
            return null;
        }

        private static String next(String option, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new Misuse(option + " needs a value");
            }
            return rest.next();
        }

        private void readOther(String word, Iterator<String> rest) {
            if (OF_CHAOS.contains(word)) {
                chaos.put(word, next(word, rest));
            } else if (word.startsWith("--port")) {
                readPort(word, rest);
            } else if (word.startsWith("-")) {
                throw new Misuse("There is no option " + word);
            } else {
                words.add(word);
            }
        }

        /** {@code --port-loyalty 9082} or {@code --port-loyalty=9082}; {@code --ports-from 9080} for all five. */
        private void readPort(String word, Iterator<String> rest) {
            int sign = word.indexOf('=');
            String option = sign < 0 ? word : word.substring(0, sign);
            if (sign < 0 && !rest.hasNext()) {
                throw new Misuse(option + " needs a number");
            }
            int port = Settings.port(option, sign < 0 ? rest.next() : word.substring(sign + 1));
            if (option.equals("--ports-from")) {
                for (Service service : Service.values()) {
                    ports.put(service, Settings.port(option, String.valueOf(service.portFrom(port))));
                }
                return;
            }
            ports.put(named(option).orElseThrow(() -> new Misuse("There is no option " + option)), port);
        }

        private static Optional<Service> named(String option) {
            return option.startsWith("--port-")
                    ? Service.named(option.substring("--port-".length()))
                    : Optional.empty();
        }
    }

    /** The command line cannot be understood. */
    static final class Misuse extends RuntimeException {
        Misuse(String what) {
            super(what);
        }
    }
}
