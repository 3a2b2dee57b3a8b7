package io.dangol.platform.trace;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * What led to something, as far as it is known here: it goes along to other threads, into the event log and with the
 * event to who takes it in.
 *
 * @param correlationId of the request at the beginning
 * @param traceParent the place in a trace that is kept (W3C Trace Context); null where none is
 */
public record Cause(
        @Nullable String correlationId, @Nullable String traceParent) {

    public static final Cause UNKNOWN = new Cause(null, null);

    private static final String CORRELATION_ID = "correlationId";
    private static final String TRACE_ID = "traceId";
    private static final String SPAN_ID = "spanId";

    /** Of what this thread is at. */
    public static Cause current() {
        String traceId = text(TRACE_ID);
        String spanId = text(SPAN_ID);
        String parent = traceId == null || spanId == null ? null : TraceParent.kept(traceId, spanId);
        return new Cause(text(CORRELATION_ID), parent);
    }

    /** The lines that the task logs and the events that it makes are told to be of this cause. */
    public void run(Runnable task) {
        Cause before = current();
        String traceBefore = text(TRACE_ID);
        enter();
        try {
            task.run();
        } finally {
            before.enter();
            put(TRACE_ID, traceBefore);
        }
    }

    /** For as long as this thread, or this request, goes on. */
    public void enter() {
        put(CORRELATION_ID, correlationId);
        put(TRACE_ID, traceParent == null ? null : TraceParent.traceId(traceParent));
        put(SPAN_ID, traceParent == null ? null : TraceParent.spanId(traceParent));
    }

    /** For log lines alone: of a trace that nobody keeps here. */
    static void name(String traceId) {
        put(TRACE_ID, traceId);
    }

    private static @Nullable String text(String key) {
        Object value = MDC.get(key);
        return value == null ? null : value.toString();
    }

    private static void put(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
