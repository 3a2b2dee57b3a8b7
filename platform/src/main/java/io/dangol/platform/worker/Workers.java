package io.dangol.platform.worker;

import io.dangol.platform.wall.Reach;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;

/** Threads that a service cannot do without and that nothing but an error of the JVM should ever end. */
@Singleton
public class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class);

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    /**
     * Runs it on a thread of its own, which does not keep the process from ending. It works for the service itself, not
     * for a caller, and so reaches all rows.
     */
    public Thread start(String name, Runnable work) {
        Thread thread = new Thread(() -> Reach.EVERYTHING.run(work), name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dying, cause) -> LOG.errorf(cause, "Worker %s has died", name));
        thread.start();
        threads.add(thread);
        return thread;
    }

    List<String> names() {
        return threads.stream().map(Thread::getName).toList();
    }

    /** Those that ended; while the service runs there are none. */
    List<String> ended() {
        return threads.stream()
                .filter(thread -> !thread.isAlive())
                .map(Thread::getName)
                .toList();
    }
}
