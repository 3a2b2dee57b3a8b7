package io.dangol.suite.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The five services, each a process with a port of its own. */
public enum Service {
    GATEWAY("gateway", 8080, 96, Compiler.FULL),
    CUSTOMER("customer-service", 8081, 96, Compiler.QUICK),
    LOYALTY("loyalty-service", 8082, 192, Compiler.FULL),
    PARTNER("partner-service", 8083, 96, Compiler.QUICK),
    ANALYTICS("analytics-service", 8084, 128, Compiler.QUICK);

    private static final List<String> ALL_JVMS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            // Give memory back after a burst: the suite shares its machine.
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:-UsePerfData",
            "-Xss512k",
            "-Xshare:auto",
            // Map the shared classes where they were written for: moved, each page of them is patched and becomes the
            // process's own. A JVM that does not know the option does without.
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-Dfile.encoding=UTF-8",
            "-Djava.net.preferIPv4Stack=true");

    /**
     * The till's garbage dies young if there is room for it to do so: with less it is carried into the old generation, and
     * every few seconds all tills wait a tenth of a second until that is swept.
     */
    private static final List<String> ROOM_FOR_THE_TILL =
            List.of("-Xmn48m", "-XX:SurvivorRatio=4", "-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=50");

    private final String module;
    private final int defaultPort;
    private final int heapMb;
    private final Compiler compiler;

    Service(String module, int defaultPort, int heapMb, Compiler compiler) {
        this.module = module;
        this.defaultPort = defaultPort;
        this.heapMb = heapMb;
        this.compiler = compiler;
    }

    /** As the folder of its sources, its log and its row in the status are called. */
    public String module() {
        return module;
    }

    /** As options and environment variables call it. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    int defaultPort() {
        return defaultPort;
    }

    /** The usual distances, from another first port. */
    public int portFrom(int first) {
        return first + defaultPort - GATEWAY.defaultPort;
    }

    boolean hasDatabase() {
        return this != GATEWAY;
    }

    public static Optional<Service> named(String name) {
        for (Service service : values()) {
            if (service.module.equals(name) || service.shortName().equals(name)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /** {@code DANGOL_LOYALTY_JAVA_OPTS}, say, comes last and so wins. */
    List<String> jvmOptions(Map<String, String> environment) {
        List<String> options = new ArrayList<>(ALL_JVMS);
        options.addAll(List.of(compiler.options.split(" ")));
        options.add(this == LOYALTY ? "-Xms64m" : "-Xms16m");
        options.add("-Xmx" + heapMb + "m");
        if (this == LOYALTY) {
            options.addAll(ROOM_FOR_THE_TILL);
        }
        String own =
                environment.getOrDefault("DANGOL_" + name() + "_JAVA_OPTS", "").strip();
        if (!own.isEmpty()) {
            options.addAll(List.of(own.split("\\s+")));
        }
        return options;
    }

    /** Where speed counts under load the second compiler is worth its memory; elsewhere it is not. */
    private enum Compiler {
        QUICK("-XX:TieredStopAtLevel=1"),
        // Four times the usual thresholds: what runs at the start alone is not worth the second compiler.
        FULL("-XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=2400"
                + " -XX:Tier4CompileThreshold=60000 -XX:Tier4BackEdgeThreshold=160000");

        private final String options;

        Compiler(String options) {
            this.options = options;
        }
    }
}
