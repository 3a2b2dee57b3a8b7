package io.dangol.platform.trace;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text form of a place in a trace (W3C Trace Context, section 3.2). */
public final class TraceParent {

    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int TRACE_ID = 3;
    private static final int SPAN_ID = 36;
    private static final int FLAGS = 53;

    private TraceParent() {}

    /** What was sent if it has the form, else null: a caller's mistake must not become ours. */
    public static @Nullable String sane(@Nullable String text) {
        return text != null && FORM.matcher(text).matches() ? text : null;
    }

    static String kept(String traceId, String spanId) {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    static boolean isKept(String parent) {
        return (Character.digit(parent.charAt(FLAGS + 1), 16) & 1) == 1;
    }

    static String traceId(String parent) {
        return parent.substring(TRACE_ID, TRACE_ID + 32);
    }

    static String spanId(String parent) {
        return parent.substring(SPAN_ID, SPAN_ID + 16);
    }
}
