package io.dangol.suite.chaos;

import io.dangol.suite.client.Pause;
import io.dangol.suite.launcher.Faults;
import java.util.List;

/** Lets PostgreSQL run only a part of the time, as a machine with too much to do. */
final class Pulses {

    private static final long ASLEEP_MS = 160;
    private static final long AWAKE_MS = 40;

    private final Faults faults;
    private volatile boolean over;
    private volatile Thread beating = new Thread();

    Pulses(Faults faults) {
        this.faults = faults;
    }

    void begin() {
        beating = new Thread(this::beat, "pulses");
        beating.setDaemon(true);
        beating.start();
    }

    void end() {
        over = true;
        try {
            beating.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void beat() {
        while (!over) {
            List<Long> processes = faults.postgres();
            faults.pause(processes);
            Pause.ms(ASLEEP_MS);
            faults.resume(processes);
            Pause.ms(AWAKE_MS);
        }
    }
}
