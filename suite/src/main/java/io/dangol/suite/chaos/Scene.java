package io.dangol.suite.chaos;

import io.dangol.suite.launcher.Faults;
import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.launcher.Service;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What faults reach for.
 *
 * @param disks the small disks by what lies on them; none where this machine lets us make none
 */
record Scene(
        Launcher launcher,
        Faults faults,
        Wires wires,
        Clocks clocks,
        Map<String, Disk> disks,
        Redelivery redelivery,
        Deaths deaths) {

    static final String POSTGRESQL = "postgresql";

    /** All that can be killed or frozen. */
    static final List<String> PROCESSES = Stream.concat(
                    Arrays.stream(Service.values()).map(Service::module), Stream.of(Deaths.KAFKA, POSTGRESQL))
            .toList();

    Scene {
        disks = new TreeMap<>(disks);
    }

    /** Another fault may have killed it a moment ago. */
    void kill(String process) {
        deaths.expect(process);
        switch (process) {
            case Deaths.KAFKA -> faults.killKafka();
            case POSTGRESQL -> faults.killPostgres();
            default -> Service.named(process).filter(faults::isRunning).ifPresent(faults::kill);
        }
    }

    /** What the operating system knows it by; PostgreSQL is a family. */
    List<Long> processes(String process) {
        return switch (process) {
            case Deaths.KAFKA -> List.of(faults.kafka());
            case POSTGRESQL -> faults.postgres();
            default -> Service.named(process).map(faults::pid).stream().toList();
        };
    }

    /** A broker that cannot write to its only disk gives up: it is started again when there is room. */
    void fill(String whose) {
        Disk disk = disks.get(whose);
        if (disk == null) {
            throw new IllegalStateException("There is no disk of " + whose);
        }
        deaths.expect(whose);
        disk.fill();
    }

    void free(String whose) {
        Disk disk = disks.get(whose);
        if (disk != null) {
            disk.free();
        }
    }
}
