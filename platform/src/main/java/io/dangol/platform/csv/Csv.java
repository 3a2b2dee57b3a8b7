package io.dangol.platform.csv;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as text/csv (RFC 4180: commas, CRLF, a header), written row by row. A text that a spreadsheet would take for a
 * formula gets an apostrophe in front (OWASP, CSV injection); numbers are left as they are.
 */
public final class Csv implements AutoCloseable {

    public static final String MEDIA_TYPE = "text/csv";

    private static final MediaType TYPE = new MediaType("text", "csv");
    private static final CsvMapper MAPPER = new CsvMapper();
    private static final String FORMULA = "=+-@\t\r";

    private final SequenceWriter rows;

    private Csv(SequenceWriter rows) {
        this.rows = rows;
    }

    /** Whether the caller would rather have this than JSON. */
    public static boolean isWanted(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(TYPE) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
    }

    public static Csv to(OutputStream out, List<String> columns) throws IOException {
        Csv table = more(out, columns);
        // By hand: the library would write it with the first row, and an empty table has a header too.
        table.rows.write(columns);
        return table;
    }

    /** Rows of a table whose header stands elsewhere. */
    public static Csv more(OutputStream out, List<String> columns) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator("\r\n");
        columns.forEach(schema::addColumn);
        return new Csv(MAPPER.writer(schema.build()).writeValues(out));
    }

    public void row(@Nullable Object... cells) throws IOException {
        rows.write(Arrays.stream(cells).map(Csv::text).toList());
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        String text = cell.toString();
        boolean formula = !(cell instanceof Number) && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    /** What is written goes out; the stream stays open. */
    @Override
    public void close() throws IOException {
        rows.flush();
    }
}
