package io.dangol.suite.demo;

import io.dangol.suite.launcher.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A suite whose traces are all kept and whose every request leaves a line, for the tests of what operators see and do. */
record WatchedSuite(SuiteUnderTest suite, Collector collector, BusyShop shop) implements AutoCloseable {

    private static WatchedSuite start() {
        try {
            Collector collector = Collector.start();
            Map<String, String> environment = new HashMap<>();
            for (Service service : Service.values()) {
                environment.put(
                        "DANGOL_%s_JAVA_OPTS".formatted(service.shortName().toUpperCase(Locale.ROOT)),
                        "-Ddangol.tracing.share=1 -Ddangol.gateway.access-log.which=all -Ddangol.tracing.endpoint="
                                + collector.endpoint());
            }
            SuiteUnderTest suite = SuiteUnderTest.start("watched", environment);
            return new WatchedSuite(suite, collector, BusyShop.open(suite));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        suite.close();
        collector.close();
    }

    /** Hands it to constructors of tests; all share the one. */
    static final class Once implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == WatchedSuite.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(WatchedSuite.class))
                    .computeIfAbsent(WatchedSuite.class, type -> start(), WatchedSuite.class);
        }
    }
}
