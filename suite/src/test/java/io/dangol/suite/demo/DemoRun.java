package io.dangol.suite.demo;

import io.dangol.suite.demo.KpiView.Overview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The demo as a person runs it on an empty machine, once for all classes that look at what it did; its suite runs until
 * the last test has ended. What others add to it later lies in other months and programmes.
 *
 * @param printed all that the person saw
 * @param overview the board's overview when the demo ended
 */
record DemoRun(SuiteUnderTest suite, boolean equal, String printed, Overview overview) implements AutoCloseable {

    private static DemoRun run() {
        SuiteUnderTest suite = SuiteUnderTest.start("demo");
        boolean equal = new Demo(suite.launcher(), suite.console()).run();
        try {
            String printed = Files.readString(suite.printed(), StandardCharsets.UTF_8);
            return new DemoRun(suite, equal, printed, new Kpis(suite.admin()).overview());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        suite.close();
    }

    /** Hands it to constructors and methods of tests. */
    static final class Once implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DemoRun.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(DemoRun.class))
                    .computeIfAbsent(DemoRun.class, type -> run(), DemoRun.class);
        }
    }
}
