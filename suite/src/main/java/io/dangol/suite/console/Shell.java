package io.dangol.suite.console;

/** Texts for a shell to read. */
public final class Shell {

    private Shell() {}

    /** One word, whatever it holds: a quote, say in a folder's name, must not end the quoting. */
    public static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
