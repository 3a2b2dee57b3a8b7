package io.dangol.suite.launcher;

/** What can happen to a process: the end without a word. */
public final class Faults {

    private final Launcher launcher;

    public Faults(Launcher launcher) {
        this.launcher = launcher;
    }

    public void kill(Service service) {
        kill(launcher.running(service).orElseThrow().pid());
    }

    /** Kafka goes; PostgreSQL is a process of its own and stays. */
    public void killKafka() {
        kill(launcher.machinery().running().orElseThrow().pid());
    }

    /** All of its processes end with the first one. */
    public void killPostgres() {
        kill(launcher.machinery().postgres().orElseThrow());
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        if (!process.destroyForcibly()) {
            throw new IllegalStateException("Process " + pid + " cannot be killed");
        }
        process.onExit().join();
    }
}
