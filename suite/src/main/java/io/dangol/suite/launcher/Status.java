package io.dangol.suite.launcher;

import io.dangol.suite.console.Console;
import io.dangol.suite.console.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** What runs, how it is, and what it takes. */
public final class Status {

    private final Launcher launcher;
    private final Clock clock;

    public Status(Launcher launcher, Clock clock) {
        this.launcher = launcher;
        this.clock = clock;
    }

    /** Returns whether everything is up. */
    public boolean print(Console console) {
        List<Row> rows = rows();
        Table table = new Table("lrrlrr", "service", "pid", "port", "health", "memory", "uptime");
        rows.forEach(row -> table.row(row.cells(clock)));
        table.print(console);
        long total = rows.stream().mapToLong(row -> row.memoryKb().orElse(0)).sum();
        console.remark("memory: resident, what processes share counted once; %s together".formatted(size(total)));
        return rows.stream().allMatch(Row::isUp);
    }

    /** Resident memory of each part in KiB, in the order of the status; what processes share counted once. */
    public Map<String, Long> memoryKb() {
        Map<String, Long> memory = new LinkedHashMap<>();
        rows().forEach(row -> memory.put(row.name(), row.memoryKb().orElse(0)));
        return memory;
    }

    /**
     * What each part took of the processors since it started, in milliseconds, in the order of the status; and what this
     * program took, which makes the load, with what it ran and waited for.
     */
    public Map<String, Long> cpuMs() {
        Map<String, Long> cpu = new LinkedHashMap<>();
        cpu.put("postgresql", taken(launcher.machinery().postgres(), Kernel::familyCpuMs));
        cpu.put("kafka", taken(launcher.machinery().running().map(Started::pid), Kernel::cpuMs));
        for (Service service : Service.values()) {
            cpu.put(service.module(), taken(launcher.running(service).map(Started::pid), Kernel::cpuMs));
        }
        cpu.put("the load", taken(Optional.of(ProcessHandle.current().pid()), Kernel::cpuMs));
        return cpu;
    }

    private static long taken(Optional<Long> pid, LongFunction<OptionalLong> cpu) {
        return pid.map(cpu::apply).orElse(OptionalLong.empty()).orElse(0);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Ports ports = launcher.ports();
        Health health = new Health(launcher.authority());
        Optional<Started> machinery = launcher.machinery().running();
        Optional<Long> postgres = launcher.machinery().postgres();
        rows.add(new Row(
                "postgresql",
                postgres,
                ports.postgres(),
                postgres.isPresent() && Health.accepts(ports.postgres()),
                postgres.map(Kernel::familyKb).orElse(OptionalLong.empty()),
                machinery));
        rows.add(new Row(
                "kafka",
                machinery.map(Started::pid),
                ports.kafka(),
                machinery.isPresent() && Health.accepts(ports.kafka()),
                memory(machinery),
                machinery));
        for (Service service : Service.values()) {
            Optional<Started> process = launcher.running(service);
            int port = ports.of(service);
            boolean up = process.isPresent() && health.isReady(ports.address(service));
            rows.add(new Row(service.module(), process.map(Started::pid), port, up, memory(process), process));
        }
        return rows;
    }

    private static OptionalLong memory(Optional<Started> process) {
        return process.map(running -> Kernel.residentKb(running.pid())).orElse(OptionalLong.empty());
    }

    private static String size(long kb) {
        return String.format(Locale.ROOT, "%,d MB", kb / 1024);
    }

    private record Row(
            String name, Optional<Long> pid, int port, boolean isUp, OptionalLong memoryKb, Optional<Started> started) {

        String[] cells(Clock clock) {
            String healthText = pid.isEmpty() ? "down" : isUp ? "up" : "not ready";
            return new String[] {
                name,
                pid.map(String::valueOf).orElse("-"),
                port == 0 ? "-" : String.valueOf(port),
                healthText,
                memoryKb.isPresent() ? size(memoryKb.getAsLong()) : "-",
                started.map(process -> text(Duration.between(process.at(), clock.instant())))
                        .orElse("-")
            };
        }

        private static String text(Duration up) {
            if (up.toHours() > 0) {
                return "%d h %02d min".formatted(up.toHours(), up.toMinutesPart());
            }
            return up.toMinutes() > 0
                    ? "%d min %02d s".formatted(up.toMinutes(), up.toSecondsPart())
                    : up.toSeconds() + " s";
        }
    }
}
