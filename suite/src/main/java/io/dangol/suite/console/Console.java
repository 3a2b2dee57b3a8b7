package io.dangol.suite.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Standard output. Colours only for a terminal, signs beyond ASCII only where the locale says UTF-8. */
public final class Console {

    private static final int DEFAULT_WIDTH = 100;

    private final PrintStream out;
    private final boolean terminal;
    private final boolean unicode;
    private final int width;

    public Console(PrintStream out, boolean terminal, boolean unicode, int width) {
        this.out = out;
        this.terminal = terminal;
        this.unicode = unicode;
        this.width = width;
    }

    /** The launcher script says whether it writes to a terminal: Java itself cannot tell before version 22. */
    public static Console of(Map<String, String> environment) {
        boolean unicode = isUtf8(environment);
        PrintStream out = new PrintStream(
                new FileOutputStream(FileDescriptor.out),
                true,
                unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII);
        boolean terminal = "1".equals(environment.get("DANGOL_TERMINAL")) && !environment.containsKey("NO_COLOR");
        return new Console(out, terminal, unicode, width(environment.getOrDefault("DANGOL_COLUMNS", "")));
    }

    private static boolean isUtf8(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                String lower = value.toLowerCase(Locale.ROOT);
                return lower.contains("utf-8") || lower.contains("utf8");
            }
        }
        return false;
    }

    private static int width(String columns) {
        return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
    }

    public boolean isTerminal() {
        return terminal;
    }

    public int width() {
        return width;
    }

    public Signs signs() {
        return unicode ? Signs.UNICODE : Signs.ASCII;
    }

    public void line(String text) {
        out.println(text);
    }

    public void blank() {
        out.println();
    }

    public void title(String text) {
        out.println();
        out.println(styled(Style.BOLD, text));
        out.println(styled(Style.DIM, signs().rule().repeat(text.length())));
    }

    public void done(String text) {
        out.println("  " + styled(Style.GREEN, signs().yes()) + " " + text);
    }

    public void failed(String text) {
        out.println("  " + styled(Style.RED, signs().no()) + " " + text);
    }

    /** A remark of less weight, such as the definition of the figure above it. */
    public void remark(String text) {
        out.println("  " + styled(Style.DIM, text));
    }

    /** A remark of several lines if it must. */
    public void wrapped(String text, int indent) {
        int space = Math.max(40, Math.min(width, 110) - indent);
        StringBuilder row = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (row.length() > 0 && row.length() + 1 + word.length() > space) {
                out.println(" ".repeat(indent) + styled(Style.DIM, row.toString()));
                row.setLength(0);
            }
            row.append(row.length() == 0 ? "" : " ").append(word);
        }
        out.println(" ".repeat(indent) + styled(Style.DIM, row.toString()));
    }

    public String styled(Style style, String text) {
        return terminal ? style.on + text + Style.OFF : text;
    }

    /** Overwrites the current line; only for a terminal. */
    void overwrite(String text) {
        out.print("\r\u001b[2K" + text);
        out.flush();
    }

    /** How a text stands out in a terminal. */
    public enum Style {
        BOLD("\u001b[1m"),
        DIM("\u001b[2m"),
        GREEN("\u001b[32m"),
        RED("\u001b[31m");

        private static final String OFF = "\u001b[0m";
        private final String on;

        Style(String on) {
            this.on = on;
        }
    }

    /** The signs for which ASCII has no letter. */
    public record Signs(String yes, String no, String rule, String full, String empty, String pound, String times) {
        static final Signs UNICODE = new Signs("✓", "✗", "─", "█", "░", "£", "×");
        static final Signs ASCII = new Signs("*", "!", "-", "#", ".", "GBP ", "x");
    }
}
