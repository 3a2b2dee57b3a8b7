package io.dangol.gateway.journal;

import java.util.regex.Pattern;

/** Makes a path fit for a log: what may be a card number or somebody's own reference is hidden. */
final class PathMask {

    private static final String HIDDEN = "*";

    /** Possessive: otherwise each part of a long address would take a frame of the stack. */
    static final Pattern WORD = Pattern.compile("[a-z]+[0-9]?(-[a-z]+)*+");

    static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private PathMask() {}

    static String of(String path) {
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            if (!harmless(segments, i)) {
                segments[i] = HIDDEN;
            }
        }
        return String.join("/", segments);
    }

    /** Our own words and ids tell nothing about a person; a word in the place of a reference might. */
    private static boolean harmless(String[] segments, int i) {
        String segment = segments[i];
        boolean reference = i > 1 && segments[i - 2].equals("by-external-id");
        if (segments[i - 1].equals("cards")) {
            return segment.equals("batches");
        }
        boolean ours = segment.isEmpty()
                || WORD.matcher(segment).matches()
                || UUID.matcher(segment).matches();
        return ours && !reference;
    }
}
