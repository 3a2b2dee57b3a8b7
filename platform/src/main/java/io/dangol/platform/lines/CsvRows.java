package io.dangol.platform.lines;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lines of a table whose header names the fields by their places, {@code lots/0/points}: so a row says the same in
 * either format, and an error's pointer is the name of a column. A record is a line; no field of it can hold another one.
 */
public final class CsvRows implements RowFormat.Parser {

    private static final ObjectReader LINE = new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.TRIM_SPACES);

    private final List<List<String>> columns;

    private CsvRows(List<List<String>> columns) {
        this.columns = columns;
    }

    /**
     * @param known how a column may be called
     * @param needed the one without which no row says anything
     * @throws FileHeader 400 where it names something else, the same twice, or not the one that is needed
     */
    public static CsvRows of(String header, Pattern known, String needed) {
        List<String> names = names(header);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!known.matcher(names.get(i)).matches() || !seen.add(names.get(i))) {
                throw new FileHeader(i + 1, needed);
            }
        }
        if (!seen.contains(needed)) {
            throw new FileHeader(1, needed);
        }
        return at(names);
    }

    /** The columns as the file calls them; none where the line cannot be read. */
    public static List<String> names(String header) {
        try {
            return cells(header);
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** @param places of the columns, in their order; of one that nobody wants it is empty */
    public static CsvRows at(List<String> places) {
        return new CsvRows(
                places.stream().map(place -> List.of(place.split("/", -1))).toList());
    }

    @Override
    public JsonNode parse(String line) throws IOException {
        List<String> cells = cells(line);
        if (cells.size() != columns.size()) {
            throw new JsonParseException(null, "A row has as many cells as the header");
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isBlank() && !columns.get(i).get(0).isEmpty()) {
                put(row, columns.get(i), cells.get(i));
            }
        }
        return row;
    }

    private static List<String> cells(String line) throws IOException {
        try (MappingIterator<String[]> records = LINE.readValues(line)) {
            List<String> cells = records.hasNextValue() ? List.of(records.nextValue()) : List.of();
            if (records.hasNextValue()) {
                throw new JsonParseException(null, "A line is one record");
            }
            return cells;
        }
    }

    private static void put(ObjectNode row, List<String> path, String cell) {
        switch (path.size()) {
            case 1 -> row.put(path.get(0), cell);
            case 2 -> {
                if (Character.isDigit(path.get(1).charAt(0))) {
                    var unused = list(row, path).set(place(path), cell);
                } else {
                    row.withObjectProperty(path.get(0)).put(path.get(1), cell);
                }
            }
            default -> {
                ArrayNode list = list(row, path);
                if (!list.get(place(path)).isObject()) {
                    var unused = list.set(place(path), JsonNodeFactory.instance.objectNode());
                }
                ((ObjectNode) list.get(place(path))).put(path.get(2), cell);
            }
        }
    }

    /** Long enough; gaps are nothing. */
    private static ArrayNode list(ObjectNode row, List<String> path) {
        ArrayNode list = row.withArrayProperty(path.get(0));
        while (list.size() <= place(path)) {
            list.addNull();
        }
        return list;
    }

    private static int place(List<String> path) {
        return Integer.parseInt(path.get(1));
    }
}
