package io.dangol.platform.lines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a body as bytes. Of a line that is too long nothing is kept but its place. */
public final class BodyLines {

    /** A line without its end, and its place: blank lines count. */
    public static final class BodyLine {

        private final long number;
        private final byte @Nullable [] content;

        private BodyLine(long number, byte @Nullable [] content) {
            this.number = number;
            this.content = content;
        }

        public long number() {
            return number;
        }

        /** Null where the line is too long. */
        public byte @Nullable [] content() {
            return content;
        }

        private boolean isBlank() {
            if (content == null) {
                return false;
            }
            for (byte one : content) {
                if (one < 0 || one > ' ') {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private final long maxBytes;
    private final byte[] buffer = new byte[8 * 1024];
    private int position;
    private int filled;
    private long number;

    /** @param before how many lines there were before the first one */
    public BodyLines(InputStream in, long maxBytes, long before) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.number = before;
    }

    /** The next line that is not blank, or null at the end. */
    public @Nullable BodyLine next() throws IOException {
        while (hasBytes()) {
            BodyLine line = read();
            if (!line.isBlank()) {
                return line;
            }
        }
        return null;
    }

    private BodyLine read() throws IOException {
        number++;
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && hasBytes()) {
            int end = endOfLine();
            tooLong = tooLong || content.size() + end - position > maxBytes;
            if (!tooLong) {
                content.write(buffer, position, end - position);
            }
            ended = end < filled;
            position = ended ? end + 1 : end;
        }
        return new BodyLine(number, tooLong ? null : content.toByteArray());
    }

    /** Where the line ends in what was read so far, or how far that reaches. */
    private int endOfLine() {
        int end = position;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean hasBytes() throws IOException {
        while (position == filled) {
            int read = in.read(buffer);
            if (read < 0) {
                return false;
            }
            position = 0;
            filled = read;
        }
        return true;
    }
}
