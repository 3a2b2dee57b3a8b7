package io.dangol.suite.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Options by which a JVM takes classes that another run of it wrote down, or writes them down (JEP 350). */
final class SharedClasses {

    /**
     * Mapped where they were written for: moved, each page of them is patched and becomes the process's own. A JVM that
     * does not know the option does without.
     */
    static final List<String> UNMOVED = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

    private SharedClasses() {}

    static String from(Path file) {
        return "-XX:SharedArchiveFile=" + file;
    }

    static String into(Path file) {
        return "-XX:ArchiveClassesAtExit=" + file;
    }

    /** What somebody wants of a process's JVM beside or instead of ours: {@code DANGOL_LOYALTY_JAVA_OPTS}, say. */
    static List<String> own(Map<String, String> environment, String process) {
        String options = environment.getOrDefault(variable(process), "").strip();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
    }

    static String variable(String process) {
        return "DANGOL_" + process.toUpperCase(Locale.ROOT) + "_JAVA_OPTS";
    }
}
