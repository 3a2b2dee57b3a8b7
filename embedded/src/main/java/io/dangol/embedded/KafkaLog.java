package io.dangol.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Kafka's warnings, in a file. Chosen by name, not found as a service: on the class path of a test lie others, and this
 * must not be one more for them.
 */
public final class KafkaLog implements SLF4JServiceProvider {

    private static final int LIMIT_BYTES = 4 * 1024 * 1024;
    private static final int FILES = 2;

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    /** Before the first class of Kafka is loaded. */
    static void writeTo(Path file) throws IOException {
        System.setProperty("slf4j.provider", KafkaLog.class.getName());
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        LogManager.getLogManager().reset();
        Handler handler = new FileHandler(file + ".%g", LIMIT_BYTES, FILES, true);
        handler.setFormatter(new SimpleFormatter());
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(handler);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return KafkaLogger::new;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // All is ready.
    }
}
