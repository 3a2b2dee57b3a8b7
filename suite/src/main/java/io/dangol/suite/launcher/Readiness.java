package io.dangol.suite.launcher;

import io.dangol.suite.client.Pause;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a process that was started; says the end of its log where it does not come up. */
record Readiness(Home home, Duration patience) {

    private static final int TAIL_LINES = 15;
    private static final long LOOK_AGAIN_MS = 100;

    void await(String name, Started process, BooleanSupplier ready) {
        long end = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isRunning()) {
                throw new LaunchFailed("%s ended while it started.%s".formatted(name, tail(name)));
            }
            if (System.nanoTime() > end) {
                throw new LaunchFailed(
                        "%s is not ready after %d s.%s".formatted(name, patience.toSeconds(), tail(name)));
            }
            Pause.ms(LOOK_AGAIN_MS);
        }
    }

    private String tail(String name) {
        StringBuilder text = new StringBuilder(" The end of " + home.log(name) + ":");
        Logs.tail(home.log(name), TAIL_LINES)
                .forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }
}
