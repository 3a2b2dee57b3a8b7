package io.dangol.suite.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the operating system knows of a process and Java does not ask: from /proc, with less where there is none. */
final class Kernel {

    private static final int STATE = 0;
    private static final int USER_TICKS = 11;
    private static final int START_TICKS = 19;

    /** As user and as system. */
    private static final int TIMES = 2;

    /** Of /proc, on every processor that Linux runs on today. */
    private static final long TICKS_PER_SECOND = 100;

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private Kernel() {}

    /** Differs between two processes that had the same number, and does not change when somebody sets the clock. */
    static Optional<String> birthOf(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return Optional.empty();
        }
        Optional<String[]> stat = stat(pid);
        if (stat.isEmpty()) {
            return process.flatMap(known -> known.info().startInstant()).map(Object::toString);
        }
        String[] fields = stat.get();
        boolean dead = "Z".equals(fields[STATE]) || "X".equals(fields[STATE]);
        return dead
                ? Optional.empty()
                : Optional.of(fields[START_TICKS] + "@" + text(BOOT).orElse("").strip());
    }

    /** Resident memory in KiB; of what processes share, the part that falls to each. */
    static OptionalLong residentKb(long pid) {
        OptionalLong share = field(Path.of("/proc", String.valueOf(pid), "smaps_rollup"), "Pss:");
        return share.isPresent() ? share : field(Path.of("/proc", String.valueOf(pid), "status"), "VmRSS:");
    }

    /** The same of a family of processes. */
    static OptionalLong familyKb(long pid) {
        OptionalLong own = residentKb(pid);
        if (own.isEmpty()) {
            return own;
        }
        try (Stream<ProcessHandle> family = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants)) {
            return OptionalLong.of(own.getAsLong()
                    + family.mapToLong(child -> residentKb(child.pid()).orElse(0))
                            .sum());
        }
    }

    /** What a process took of the processors so far, with those of its children that have ended, in milliseconds. */
    static OptionalLong cpuMs(long pid) {
        return stat(pid).stream()
                .mapToLong(fields -> ms(ticks(fields, 2 * TIMES)))
                .findFirst();
    }

    /** The same with those of its family that still run. */
    static OptionalLong familyCpuMs(long pid) {
        OptionalLong own = cpuMs(pid);
        if (own.isEmpty()) {
            return own;
        }
        try (Stream<ProcessHandle> family = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants)) {
            return OptionalLong.of(own.getAsLong()
                    + family.flatMap(child -> stat(child.pid()).stream())
                            .mapToLong(fields -> ms(ticks(fields, TIMES)))
                            .sum());
        }
    }

    private static long ms(long ticks) {
        return ticks * 1_000 / TICKS_PER_SECOND;
    }

    /** First a process's own times, then those of its children that have ended. */
    private static long ticks(String[] fields, int some) {
        return Arrays.stream(fields, USER_TICKS, USER_TICKS + some)
                .mapToLong(Long::parseLong)
                .sum();
    }

    /** Without number and name. */
    private static Optional<String[]> stat(long pid) {
        // The program's name stands in brackets and may hold anything.
        return text(Path.of("/proc", String.valueOf(pid), "stat"))
                .map(line -> line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
    }

    private static OptionalLong field(Path file, String name) {
        return text(file).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst();
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
