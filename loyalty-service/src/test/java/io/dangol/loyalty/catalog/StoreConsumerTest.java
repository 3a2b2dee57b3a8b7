package io.dangol.loyalty.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.catalog.StoreConsumer.StoreChanged;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.Contract;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class StoreConsumerTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

    private final StoreConsumer consumer;
    private final ObjectMapper json;
    private final UUID store = UUID.randomUUID();

    StoreConsumerTest(StoreConsumer consumer, ObjectMapper json) {
        this.consumer = consumer;
        this.json = json;
    }

    @Test
    void a_closed_store_is_not_opened_again_by_what_happened_before() throws SQLException {
        keep(told("OPEN", 0L));
        keep(told("CLOSED", 2L));
        keep(told("OPEN", 1L));
        keep(told("OPEN", null));

        assertThat(isOpen()).isFalse();
        keep(told("OPEN", 3L));
        assertThat(isOpen()).isTrue();
    }

    @Test
    void of_states_without_a_version_the_one_read_last_holds() throws SQLException {
        keep(told("OPEN", null));
        keep(told("CLOSED", null));

        assertThat(isOpen()).isFalse();
    }

    @Test
    void what_partner_service_promises_is_understood() throws IOException {
        StoreChanged told = json.readerFor(StoreChanged.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(Contract.golden("io.dangol.partner.StoreChanged.v1"));

        assertThat(told.version()).isEqualTo(3);
        assertThat(told.closed()).isEqualTo(AT);
    }

    private void keep(StoreChanged told) {
        Reach.EVERYTHING.run(() -> consumer.keep(told));
    }

    private StoreChanged told(String status, @Nullable Long version) {
        return new StoreChanged(store, "S-" + store, store, "Asia/Seoul", "KRW", status, null, version, AT);
    }

    private boolean isOpen() throws SQLException {
        try (Connection connection = Owner.connect();
                PreparedStatement select =
                        connection.prepareStatement("select closed_at is null from store where id = ?")) {
            select.setObject(1, store);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
