package io.dangol.customer.customerimport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.customerimport.Import.Counts;
import io.dangol.customer.customerimport.Import.Status;
import io.dangol.platform.errand.Errand;
import io.dangol.platform.lines.BodyLines;
import io.dangol.platform.lines.BodyLines.BodyLine;
import io.dangol.platform.lines.RowFormat;
import io.dangol.platform.security.KeyedHash;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An upload's memory is bounded by what its rows weigh, not by how many they are. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class UploadTest {

    private static final int LONG = 60 * 1024;

    private final ObjectMapper json;
    private final RowReader reader;

    UploadTest(ObjectMapper json, RowReader reader) {
        this.json = json;
        this.reader = reader;
    }

    private Upload begun() {
        UUID id = UUID.randomUUID();
        Terms terms = new Terms("UTF-8", "erp", "MIGRATION", Terms.ISO, Map.of());
        Import of = new Import(
                id,
                new Errand("client", "hq-admin", null, Set.of()),
                false,
                RowFormat.NDJSON,
                terms,
                Status.UPLOADING,
                id,
                Import.nothing(RowFormat.NDJSON, terms),
                List.of(),
                Counts.NONE,
                Instant.EPOCH,
                Instant.EPOCH);
        KeyedHash hash = new KeyedHash(Base64.getEncoder().encodeToString(new byte[32]));
        return new Upload(of, json.reader(), reader, new RowKeys(hash, id));
    }

    @Test
    void a_few_long_rows_are_put_aside_as_many_short_ones_are() throws IOException {
        Upload upload = begun();
        int rows = 0;

        while (!upload.isHeavy()) {
            add(upload, "{\"externalId\":\"C-" + rows++ + "\",\"note\":\"" + "x".repeat(LONG) + "\"}");
        }

        assertThat(rows).isEqualTo(35);
        upload.written();
        assertThat(upload.isHeavy()).isFalse();
    }

    @Test
    void of_a_row_that_is_put_aside_nothing_but_its_values_is_kept() throws IOException {
        Upload upload = begun();

        add(upload, "{\"externalId\":\" C-1 \",\"givenName\":\"Mina" + " ".repeat(LONG) + "\",\"note\":\"x\"}");

        assertThat(upload.staged().get(0).errors()).isEmpty();
        assertThat(String.valueOf(upload.staged().get(0).content()))
                .isEqualTo("{\"externalId\":\"C-1\",\"givenName\":\"Mina\"}");
    }

    private static void add(Upload upload, String row) throws IOException {
        BodyLine line = new BodyLines(new ByteArrayInputStream(row.getBytes(UTF_8)), 64 * 1024, 0).next();
        upload.add(Objects.requireNonNull(line));
    }
}
