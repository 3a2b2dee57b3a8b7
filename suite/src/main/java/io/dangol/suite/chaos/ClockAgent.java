package io.dangol.suite.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.time.Clock;

/**
 * Sets a running JVM's clock, from inside: {@link Clocks} loads it into a service that it started. Services themselves know
 * no way to set a clock, so none is open to anybody in production.
 */
public final class ClockAgent {

    static final String STEP = "dangol.clock.step.ms";
    static final String CLOCK = "Clock.class.stepped";

    private ClockAgent() {}

    /** Called by the JVM; the argument is by how many milliseconds its clock is to be off. */
    public static void agentmain(String step, Instrumentation jvm)
            throws IOException, ClassNotFoundException, UnmodifiableClassException {
        System.setProperty(STEP, step);
        try (InputStream stepped = ClockAgent.class.getResourceAsStream(CLOCK)) {
            if (stepped == null) {
                throw new IOException(CLOCK + " is missing");
            }
            jvm.redefineClasses(new ClassDefinition(Clock.class, stepped.readAllBytes()));
        }
    }
}
