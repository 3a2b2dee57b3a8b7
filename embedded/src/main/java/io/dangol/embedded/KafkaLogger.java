package io.dangol.embedded;

import java.io.Serial;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** One of Kafka's loggers, on top of the one that the JDK has. */
final class KafkaLogger extends LegacyAbstractLogger {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Logger target;

    KafkaLogger(String name) {
        this.name = name;
        this.target = Logger.getLogger(name);
    }

    @Override
    public boolean isTraceEnabled() {
        return target.isLoggable(java.util.logging.Level.FINEST);
    }

    @Override
    public boolean isDebugEnabled() {
        return target.isLoggable(java.util.logging.Level.FINE);
    }

    @Override
    public boolean isInfoEnabled() {
        return target.isLoggable(java.util.logging.Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return target.isLoggable(java.util.logging.Level.WARNING);
    }

    @Override
    public boolean isErrorEnabled() {
        return target.isLoggable(java.util.logging.Level.SEVERE);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        LogRecord entry = new LogRecord(level(level), MessageFormatter.basicArrayFormat(message, arguments));
        entry.setLoggerName(getName());
        entry.setThrown(thrown);
        target.log(entry);
    }

    private static java.util.logging.Level level(Level level) {
        return switch (level) {
            case TRACE -> java.util.logging.Level.FINEST;
            case DEBUG -> java.util.logging.Level.FINE;
            case INFO -> java.util.logging.Level.INFO;
            case WARN -> java.util.logging.Level.WARNING;
            case ERROR -> java.util.logging.Level.SEVERE;
        };
    }
}
