package io.dangol.platform.trace;

import org.jspecify.annotations.Nullable;

/** A span that is under way. Attributes hold words of ours and numbers, never what a caller sent. */
public interface Step {

    /** Where nobody keeps it. */
    Step UNKEPT = new Step() {
        @Override
        public @Nullable String traceParent() {
            return null;
        }

        @Override
        public void name(String name) {}

        @Override
        public void attribute(String key, String value) {}

        @Override
        public void attribute(String key, long value) {}

        @Override
        public void failed() {}

        @Override
        public void end() {}
    };

    /** What follows from this is a child of it; null where it is not kept. */
    @Nullable String traceParent();

    void name(String name);

    void attribute(String key, String value);

    void attribute(String key, long value);

    void failed();

    void end();
}
