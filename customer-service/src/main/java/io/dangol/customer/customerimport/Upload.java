package io.dangol.customer.customerimport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dangol.customer.customerimport.ImportRefusal.ColumnMissing;
import io.dangol.customer.customerimport.Staging.StagedKey;
import io.dangol.platform.lines.BodyLines.BodyLine;
import io.dangol.platform.lines.CsvRows;
import io.dangol.platform.lines.FileRows;
import io.dangol.platform.lines.FileRows.RawRow;
import io.dangol.platform.lines.FileRows.Reached;
import io.dangol.platform.lines.RowError;
import io.dangol.platform.lines.RowFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One body on its way: its lines become rows, of which a few thousand at most are in memory. */
final class Upload {

    /** What looks like a column's name and like nobody's number or address. */
    private static final Pattern NAME = Pattern.compile("[\\p{L} _/()-]{1,40}");

    private static final int MOST_UNKNOWN = 20;

    /** Of rows in memory at once: a few thousand usual ones, or some dozens of the longest. */
    private static final long HEAVY = 2 * 1024 * 1024;

    /** As our own files have cells that a spreadsheet would run. */
    private static final Pattern DISARMED = Pattern.compile("'[=+@-].*", Pattern.DOTALL);

    private final Terms terms;
    private final RowReader reader;
    private final RowKeys keys;
    private final FileRows file;
    private final Set<String> unknown;
    private List<StagedRow> staged = new ArrayList<>();
    private List<StagedKey> stagedKeys = new ArrayList<>();
    private long bytes;

    Upload(Import of, ObjectReader json, RowReader reader, RowKeys keys) {
        this.terms = of.terms();
        this.reader = reader;
        this.keys = keys;
        this.unknown = new LinkedHashSet<>(of.unknownColumns());
        this.file = new FileRows(of.format(), of.reached(), json, this::columns, terms.charset());
    }

    void add(BodyLine line) {
        byte[] sent = line.content();
        bytes += sent == null ? 0 : sent.length;
        RawRow raw = file.add(line);
        if (raw == null) {
            return;
        }
        JsonNode content = raw.content();
        staged.add(content == null ? refused(raw) : row(raw.line(), placed(content)));
    }

    /** Those of a table are known by its first line; those of other files by each of them. */
    private RowFormat.Parser columns(String header) {
        List<String> names = CsvRows.names(header);
        List<String> places = names.stream().map(terms::placeInTable).toList();
        if (!places.contains(Terms.EXTERNAL_ID)) {
            throw new ColumnMissing(Terms.EXTERNAL_ID);
        }
        terms.mapping().forEach((column, field) -> {
            if (!field.isEmpty() && !names.contains(column)) {
                throw new ColumnMissing(field);
            }
        });
        List<String> wanted = places.stream().filter(place -> !place.isEmpty()).toList();
        if (Set.copyOf(wanted).size() < wanted.size()) {
            throw new ColumnMissing("one of each");
        }
        names.stream().filter(name -> terms.placeInTable(name).isEmpty()).forEach(this::unknown);
        return CsvRows.at(places);
    }

    /** A row of a table has its fields where they belong; one of JSON by the file's own names. */
    private ObjectNode placed(JsonNode content) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : content.properties()) {
            String place = file.isTable() ? field.getKey() : terms.place(field.getKey());
            if (place.isEmpty()) {
                unknown(field.getKey());
            } else {
                fields.set(place, trimmed(field.getValue()));
            }
        }
        return fields;
    }

    /** The spaces around a value are not kept, however many there are. */
    private JsonNode trimmed(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        String text = value.asText().strip();
        boolean disarmed = file.isTable() && DISARMED.matcher(text).matches();
        return TextNode.valueOf(disarmed ? text.substring(1) : text);
    }

    private void unknown(String name) {
        if (unknown.size() < MOST_UNKNOWN && !terms.passesOver(name)) {
            unknown.add(NAME.matcher(name).matches() ? name : "?");
        }
    }

    private StagedRow row(long line, ObjectNode fields) {
        ImportRow row = reader.read(terms, fields);
        keys.of(row).forEach(key -> stagedKeys.add(new StagedKey(key, line)));
        return new StagedRow(line, row.errors().isEmpty() ? row.content() : null, row.errors());
    }

    private static StagedRow refused(RawRow raw) {
        String code = raw.refused() == null ? "row-malformed" : raw.refused();
        return new StagedRow(raw.line(), null, List.of(RowError.ofRow(code)));
    }

    Reached reached() {
        return file.reached();
    }

    List<String> unknownColumns() {
        return List.copyOf(unknown);
    }

    /** Whether it is time to put aside what is there, however few rows that are. */
    boolean isHeavy() {
        return bytes >= HEAVY;
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
        bytes = 0;
    }
}
