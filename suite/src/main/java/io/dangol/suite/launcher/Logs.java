package io.dangol.suite.launcher;

import io.dangol.suite.console.Console;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long begin = Math.max(0, file.length() - TAIL_BYTES);
            List<String> all = read(file, begin).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            throw new LaunchFailed("%s cannot be read".formatted(log), e);
        }
    }

    /** Prints what is added, until the caller is interrupted. */
    static void follow(Path log, Console console) {
        try {
            long position = Files.size(log);
            while (!Thread.currentThread().isInterrupted()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
                position = print(log, position, console);
            }
        } catch (IOException e) {
            throw new LaunchFailed("%s cannot be read".formatted(log), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long print(Path log, long position, Console console) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            // A shorter file is a new one.
            String added = read(file, file.length() < position ? 0 : position);
            int end = added.lastIndexOf('\n') + 1;
            added.substring(0, end).lines().forEach(console::line);
            long begin = file.length() < position ? 0 : position;
            return begin + added.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private static String read(RandomAccessFile file, long begin) throws IOException {
        file.seek(begin);
        byte[] bytes = new byte[(int) Math.min(Integer.MAX_VALUE, file.length() - begin)];
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
