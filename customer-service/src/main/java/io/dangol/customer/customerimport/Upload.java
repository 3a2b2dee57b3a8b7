package io.dangol.customer.customerimport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    private final Terms terms;
    private final RowReader reader;
    private final RowKeys keys;
    private final FileRows file;
    private final Set<String> unknown;
    private List<StagedRow> staged = new ArrayList<>();
    private List<StagedKey> stagedKeys = new ArrayList<>();

    Upload(Import of, ObjectReader json, RowReader reader, RowKeys keys) {
        this.terms = of.terms();
        this.reader = reader;
        this.keys = keys;
        this.unknown = new LinkedHashSet<>(of.unknownColumns());
        this.file = new FileRows(of.format(), of.reached(), json, this::columns, terms.charset());
    }

    void add(BodyLine line) {
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
        List<String> places = names.stream().map(terms::place).toList();
        if (!places.contains(Terms.EXTERNAL_ID)) {
            throw new ColumnMissing(Terms.EXTERNAL_ID);
        }
        terms.mapping().forEach((column, field) -> {
            if (!names.contains(column)) {
                throw new ColumnMissing(field);
            }
        });
        List<String> wanted = places.stream().filter(place -> !place.isEmpty()).toList();
        if (Set.copyOf(wanted).size() < wanted.size()) {
            throw new ColumnMissing("one of each");
        }
        names.stream().filter(name -> terms.place(name).isEmpty()).forEach(this::unknown);
        return CsvRows.at(places);
    }

    /** A row of a table has its fields where they belong; one of JSON by the file's own names. */
    private ObjectNode placed(JsonNode content) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : content.properties()) {
            boolean placed = file.isTable() || !terms.place(field.getKey()).isEmpty();
            if (placed) {
                String place = file.isTable() ? field.getKey() : terms.place(field.getKey());
                fields.set(place, field.getValue());
            } else {
                unknown(field.getKey());
            }
        }
        return fields;
    }

    private void unknown(String name) {
        if (unknown.size() < MOST_UNKNOWN) {
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
}
