package io.dangol.suite.retail;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The CSV file of UCI Online Retail. */
public final class InvoiceFile {

    private static final String SHIPPED = "/data/online_retail_2010-12.csv.gz";
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final ObjectReader ROWS =
            new CsvMapper().readerFor(Map.class).with(CsvSchema.emptySchema().withHeader());

    private InvoiceFile() {}

    /** December 2010, which comes with the suite. */
    public static List<InvoiceLine> shipped() {
        try (InputStream packed = InvoiceFile.class.getResourceAsStream(SHIPPED)) {
            if (packed == null) {
                throw new IllegalStateException(SHIPPED + " is not on the class path");
            }
            return read(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<InvoiceLine> read(Reader csv) throws IOException {
        List<InvoiceLine> lines = new ArrayList<>();
        try (MappingIterator<Map<String, String>> rows = ROWS.readValues(csv)) {
            while (rows.hasNext()) {
                lines.add(line(rows.next()));
            }
        }
        return List.copyOf(lines);
    }

    private static InvoiceLine line(Map<String, String> row) {
        String customerId = value(row, "CustomerID");
        return new InvoiceLine(
                value(row, "InvoiceNo"),
                value(row, "StockCode"),
                value(row, "Description"),
                Integer.parseInt(value(row, "Quantity")),
                LocalDateTime.parse(value(row, "InvoiceDate"), TIMESTAMP),
                new BigDecimal(value(row, "UnitPrice")),
                customerId.isEmpty() ? null : customerId,
                value(row, "Country"));
    }

    private static String value(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new IllegalArgumentException("The column " + column + " is missing in " + row);
        }
        return value.strip();
    }
}
