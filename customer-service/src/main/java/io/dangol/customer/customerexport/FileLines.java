package io.dangol.customer.customerexport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.customer.CustomerApi.CustomerView;
import io.dangol.platform.csv.Csv;
import io.dangol.platform.lines.RowFormat;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** Customers as lines of a file. */
@Singleton
class FileLines {

    private static final List<String> COLUMNS = List.of(
            "id",
            "externalIds",
            "givenName",
            "familyName",
            "phone",
            "email",
            "birthDate",
            "preferredLanguage",
            "channel",
            "campaign",
            "createdAt",
            "updatedAt",
            "version");

    private final ObjectMapper json;

    FileLines(ObjectMapper json) {
        this.json = json;
    }

    /** @param first whether a table's header comes before them */
    String of(RowFormat format, List<CustomerView> customers, boolean first) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            switch (format) {
                case CSV -> table(out, customers, first);
                case NDJSON -> {
                    for (CustomerView customer : customers) {
                        out.write(json.writeValueAsBytes(customer));
                        out.write('\n');
                    }
                }
            }
        } catch (IOException e) {
            // Without the cause: its message may quote what it could not write.
            throw new UncheckedIOException(new IOException("Customers cannot be written"));
        }
        return out.toString(UTF_8);
    }

    private static void table(ByteArrayOutputStream out, List<CustomerView> customers, boolean first)
            throws IOException {
        try (Csv csv = first ? Csv.to(out, COLUMNS) : Csv.more(out, COLUMNS)) {
            for (CustomerView customer : customers) {
                csv.row(
                        customer.id(),
                        customer.externalIds().stream()
                                .map(name -> name.system() + ":" + name.id())
                                .collect(Collectors.joining(" ")),
                        customer.givenName(),
                        customer.familyName(),
                        customer.phone(),
                        customer.email(),
                        customer.birthDate(),
                        customer.preferredLanguage(),
                        customer.channel(),
                        customer.campaign(),
                        customer.createdAt(),
                        customer.updatedAt(),
                        customer.version());
            }
        }
    }
}
