package io.dangol.loyalty.migration;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.dangol.loyalty.lines.BodyLines.BodyLine;
import io.dangol.loyalty.migration.RowReader.Read;
import io.dangol.loyalty.migration.Staging.StagedKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One body on its way: its lines become rows, of which a few thousand at most are in memory. */
final class Upload {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] TOO_LONG = {0};
    private static final int SHOWN = 4;
    private static final int LONG_ENOUGH = 8;

    private final RowFormat format;
    private final UUID programId;
    private final RowReader reader;
    private final ObjectReader json;
    private final Decisions keys;
    private final MessageDigest sha = sha256();
    private RowFormat.@Nullable Parser parser;
    private @Nullable String header;
    private byte[] digest;
    private long received;
    private long rows;
    private List<StagedRow> staged = new ArrayList<>();
    private List<StagedKey> stagedKeys = new ArrayList<>();

    Upload(Import begun, ObjectReader json, Decisions keys) {
        this.format = begun.format();
        this.programId = begun.programId();
        this.reader = new RowReader(begun.funderId());
        this.json = json;
        this.keys = keys;
        this.header = begun.header();
        this.digest = HexFormat.of().parseHex(begun.digest());
        this.received = begun.received();
        this.rows = begun.counts().rows();
        if (format == RowFormat.NDJSON) {
            parser = this::parsed;
        } else if (header != null) {
            parser = CsvRows.of(header);
        }
    }

    /** Of nothing but the terms under which it is read. */
    static String digestOf(RowFormat format, @Nullable UUID funderId) {
        return HexFormat.of().formatHex(sha256().digest((format + ":" + funderId).getBytes(StandardCharsets.UTF_8)));
    }

    void add(BodyLine line) {
        byte[] content = line.content();
        sha.update(digest);
        digest = sha.digest(content == null ? TOO_LONG : content);
        received = line.number();
        if (parser == null) {
            String first = content == null ? "" : text(withoutMark(content));
            header = first == null ? "" : first;
            parser = CsvRows.of(header);
        } else {
            rows++;
            staged.add(
                    content == null
                            ? refused("row-too-long")
                            : row(line.number() == 1 ? withoutMark(content) : content));
        }
    }

    private StagedRow row(byte[] content) {
        String text = text(content);
        if (text == null) {
            return refused("row-not-utf8");
        }
        Read read;
        try {
            read = reader.read(Objects.requireNonNull(parser).parse(text));
        } catch (IOException malformed) {
            return refused("row-malformed");
        }
        MemberRow row = read.row();
        if (row == null) {
            return new StagedRow(received, shown(read), null, null, read.errors());
        }
        String origin = keys.origin(programId, row.memberId());
        Set<String> all = new LinkedHashSet<>(List.of(origin));
        row.cards().forEach(number -> all.add(keys.card(number)));
        all.forEach(key -> stagedKeys.add(new StagedKey(key, received)));
        return new StagedRow(received, shown(read), origin, row, List.of());
    }

    private StagedRow refused(String code) {
        return new StagedRow(received, null, null, null, List.of(RowError.ofRow(code)));
    }

    private JsonNode parsed(String line) throws JsonProcessingException {
        JsonNode node = json.readTree(line);
        if (!node.isObject()) {
            throw new JsonParseException(null, "A row is an object");
        }
        return node;
    }

    private static @Nullable String shown(Read read) {
        return read.card() == null ? null : masked(read.card());
    }

    /** Enough to find it in the file, too little to use it. */
    static String masked(String card) {
        int shown = card.length() >= LONG_ENOUGH ? SHOWN : 1;
        return "*".repeat(card.length() - shown) + card.substring(card.length() - shown);
    }

    /** Null where it is not UTF-8, or holds a character that the database cannot. */
    private static @Nullable String text(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.indexOf('\0') < 0 ? text.strip() : null;
        } catch (CharacterCodingException otherwise) {
            return null;
        }
    }

    private static byte[] withoutMark(byte[] content) {
        boolean marked = content.length >= BYTE_ORDER_MARK.length
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

    long rows() {
        return rows;
    }

    List<StagedRow> staged() {
        return staged;
    }

    List<StagedKey> stagedKeys() {
        return stagedKeys;
    }

    /** They are on the disk. */
    void written() {
        staged = new ArrayList<>();
        stagedKeys = new ArrayList<>();
    }

    @Nullable String header() {
        return header;
    }

    long received() {
        return received;
    }

    String digest() {
        return HexFormat.of().formatHex(digest);
    }
}
