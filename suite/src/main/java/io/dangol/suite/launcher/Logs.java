package io.dangol.suite.launcher;

import io.dangol.suite.console.Console;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the processes wrote. */
final class Logs {

    private static final int TAIL_BYTES = 64 * 1024;
    private static final long LOOK_AGAIN_MS = 300;

    private Logs() {}

    /** The last lines, or none if there is no log. */
    static List<String> tail(Path log, int lines) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try {
            byte[] end = read(log, beginOfTail(log, lines));
            List<String> all = text(end, end.length).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            throw new LaunchFailed("%s cannot be read".formatted(log), e);
        }
    }

    /** Prints the last lines and then what is added, until the caller is interrupted. */
    static void follow(Path log, int lines, Console console) {
        try {
            long position = beginOfTail(log, lines);
            while (!Thread.currentThread().isInterrupted()) {
                position = printFrom(position, log, console);
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
            }
        } catch (IOException e) {
            throw new LaunchFailed("%s cannot be read".formatted(log), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whole lines only; returns where the next one begins. */
    private static long printFrom(long position, Path log, Console console) throws IOException {
        try {
            // A shorter file is a new one.
            long begin = Files.size(log) < position ? 0 : position;
            byte[] added = read(log, begin);
            int end = added.length;
            while (end > 0 && added[end - 1] != '\n') {
                end--;
            }
            text(added, end).lines().forEach(console::line);
            return begin + end;
        } catch (NoSuchFileException putAside) {
            return 0;
        }
    }

    private static long beginOfTail(Path log, int lines) throws IOException {
        long begin = Math.max(0, Files.size(log) - TAIL_BYTES);
        byte[] end = read(log, begin);
        int position = end.length;
        for (int ends = 0; position > 0; position--) {
            if (end[position - 1] == '\n' && ++ends > lines) {
                break;
            }
        }
        return begin + position;
    }

    private static byte[] read(Path log, long begin) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            return Channels.newInputStream(file.position(begin)).readAllBytes();
        }
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
