package io.dangol.platform.lines;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.dangol.platform.lines.BodyLines.BodyLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file on its way: its lines become rows, each read as far as its format goes. It may go on where it was cut. */
public final class FileRows {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] TOO_LONG = {0};

    /**
     * How far a file came.
     *
     * @param header the first line of a table
     * @param lines of the file, its header among them
     * @param digest over them, and the terms under which they are read: tells the same file from another one
     */
    public record Reached(@Nullable String header, long lines, long rows, String digest) {

        /** Nothing yet but the terms. */
        public static Reached nothing(String terms) {
            byte[] begin = sha256().digest(terms.getBytes(StandardCharsets.UTF_8));
            return new Reached(null, 0, 0, HexFormat.of().formatHex(begin));
        }
    }

    /**
     * A row as it was sent.
     *
     * @param line on which it stands
     * @param content an object; null where it cannot be read
     * @param refused the code of why
     */
    public record RawRow(
            long line, @Nullable JsonNode content, @Nullable String refused) {}

    private final ObjectReader json;
    private final Function<String, RowFormat.Parser> columns;
    private final Charset charset;
    private final MessageDigest sha = sha256();
    private RowFormat.@Nullable Parser parser;
    private @Nullable String header;
    private byte[] digest;
    private long lines;
    private long rows;

    /** @param columns makes the parser of a table of its first line; may refuse */
    public FileRows(RowFormat format, Reached reached, ObjectReader json, Function<String, RowFormat.Parser> columns) {
        this(format, reached, json, columns, StandardCharsets.UTF_8);
    }

    /** @param charset of the file; a line ends with the byte of a line feed in it, as in UTF-8 and the code pages */
    public FileRows(
            RowFormat format,
            Reached reached,
            ObjectReader json,
            Function<String, RowFormat.Parser> columns,
            Charset charset) {
        this.charset = charset;
        this.json = json;
        this.columns = columns;
        this.header = reached.header();
        this.digest = HexFormat.of().parseHex(reached.digest());
        this.lines = reached.lines();
        this.rows = reached.rows();
        if (format == RowFormat.NDJSON) {
            parser = this::parsed;
        } else if (header != null) {
            parser = columns.apply(header);
        }
    }

    /** The line as a row; null where it is a table's header. */
    public @Nullable RawRow add(BodyLine line) {
        byte[] content = line.content();
        sha.update(digest);
        digest = sha.digest(content == null ? TOO_LONG : content);
        lines = line.number();
        if (parser == null) {
            String first = content == null ? "" : text(withoutMark(content));
            header = first == null ? "" : first;
            parser = columns.apply(header);
            return null;
        }
        rows++;
        return content == null
                ? refused("row-too-long")
                : row(parser, line.number() == 1 ? withoutMark(content) : content);
    }

    /** Whether its first line names columns. */
    public boolean isTable() {
        return header != null;
    }

    /** So many rows by now. */
    public long rows() {
        return rows;
    }

    /** So many lines by now. */
    public long lines() {
        return lines;
    }

    public Reached reached() {
        return new Reached(header, lines, rows, HexFormat.of().formatHex(digest));
    }

    private RawRow row(RowFormat.Parser of, byte[] content) {
        String text = text(content);
        if (text == null) {
            return refused(charset.equals(StandardCharsets.UTF_8) ? "row-not-utf8" : "row-not-encoded");
        }
        try {
            return new RawRow(lines, of.parse(text), null);
        } catch (IOException malformed) {
            return refused("row-malformed");
        }
    }

    private RawRow refused(String code) {
        return new RawRow(lines, null, code);
    }

    private JsonNode parsed(String line) throws JsonProcessingException {
        JsonNode node = json.readTree(line);
        if (!node.isObject()) {
            throw new JsonParseException(null, "A row is an object");
        }
        return node;
    }

    /** Null where it is not of the file's encoding, or holds a character that the database cannot. */
    private @Nullable String text(byte[] content) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.indexOf('\0') < 0 ? text.strip() : null;
        } catch (CharacterCodingException otherwise) {
            return null;
        }
    }

    /** A byte order mark is UTF-8's; to other encodings the same bytes are letters. */
    private byte[] withoutMark(byte[] content) {
        boolean marked = charset.equals(StandardCharsets.UTF_8)
                && content.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(content, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        return marked ? Arrays.copyOfRange(content, BYTE_ORDER_MARK.length, content.length) : content;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
