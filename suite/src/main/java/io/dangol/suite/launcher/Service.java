package io.dangol.suite.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The five services, each a process with a port of its own. */
public enum Service {
    GATEWAY("gateway", 8080, "-Xms16m -Xmx96m", Compiler.FULL),
    CUSTOMER("customer-service", 8081, "-Xms16m -Xmx96m", Compiler.QUICK),
    // The till's garbage dies young if there is room for it: with less it is carried into the old generation, and every
    // few seconds all tills wait a tenth of a second until that is swept.
    LOYALTY("loyalty-service", 8082, "-Xms64m -Xmx192m -Xmn48m -XX:SurvivorRatio=4", Compiler.FULL),
    PARTNER("partner-service", 8083, "-Xms16m -Xmx96m", Compiler.QUICK),
    ANALYTICS("analytics-service", 8084, "-Xms16m -Xmx128m", Compiler.QUICK);

    private static final List<String> ALL_JVMS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            // Give memory back after a burst: the suite shares its machine.
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:-UsePerfData",
            "-Xss512k",
            "-Dfile.encoding=UTF-8",
            "-Djava.net.preferIPv4Stack=true");

    private final String module;
    private final int defaultPort;
    private final String heap;
    private final Compiler compiler;

    Service(String module, int defaultPort, String heap, Compiler compiler) {
        this.module = module;
        this.defaultPort = defaultPort;
        this.heap = heap;
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

    /** What the environment says comes last and so wins. */
    List<String> jvmOptions(Map<String, String> environment) {
        List<String> options = new ArrayList<>(ALL_JVMS);
        options.addAll(SharedClasses.UNMOVED);
        options.addAll(List.of(compiler.options.split(" ")));
        options.addAll(List.of(heap.split(" ")));
        options.addAll(SharedClasses.own(environment, name()));
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
