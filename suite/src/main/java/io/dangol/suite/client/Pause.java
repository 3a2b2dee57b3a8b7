package io.dangol.suite.client;

import java.util.concurrent.TimeUnit;

/** The wait between two looks at a condition that other processes decide: they can be asked, but not listened to. */
public final class Pause {

    private Pause() {}

    public static void ms(long ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed("Interrupted", e);
        }
    }
}
