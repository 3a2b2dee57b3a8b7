package io.dangol.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is looked for is found by its index, however much there is. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class IndexTest {

    /** Compared with a text, as drivers send them, such a column is read as text, which its index does not serve. */
    private static final String PADDED = """
            select i.indexrelid::regclass::text from pg_index i join pg_attribute a on a.attrelid = i.indexrelid
             where a.atttypid = 'bpchar'::regtype""";

    @Inject
    DataSource dataSource;

    @Test
    void no_index_holds_padded_text() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(PADDED)) {
            List<String> indexes = new ArrayList<>();
            while (row.next()) {
                indexes.add(row.getString(1));
            }
            assertThat(indexes).isEmpty();
        }
    }
}
