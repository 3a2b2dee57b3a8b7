package io.dangol.platform.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a spreadsheet is given. */
class CsvTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void cells_are_quoted_where_they_must_be_and_lines_end_as_rfc_4180_says() throws IOException {
        try (Csv csv = Csv.to(out, List.of("a", "b"))) {
            csv.row("x,y", "say \"so\"");
            csv.row(null, new BigDecimal("1E+2"));
        }

        assertThat(written()).isEqualTo("a,b\r\n\"x,y\",\"say \"\"so\"\"\"\r\n,100\r\n");
    }

    @Test
    void what_a_spreadsheet_would_run_is_text_and_what_is_a_number_stays_one() throws IOException {
        try (Csv csv = Csv.to(out, List.of("a", "b", "c", "d", "e"))) {
            csv.row("=1+1", "@x", "+1", "-1", -1L);
        }

        assertThat(written()).endsWith("\"'=1+1\",\"'@x\",\"'+1\",\"'-1\",-1\r\n");
    }

    @Test
    void an_empty_table_has_a_header() throws IOException {
        Csv.to(out, List.of("a", "b")).close();

        assertThat(written()).isEqualTo("a,b\r\n");
    }

    private String written() {
        return out.toString(UTF_8);
    }
}
