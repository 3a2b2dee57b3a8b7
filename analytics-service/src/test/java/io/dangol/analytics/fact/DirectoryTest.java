package io.dangol.analytics.fact;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.analytics.OtherServices;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class DirectoryTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final OtherServices others = new OtherServices();

    @AfterEach
    void close() {
        others.close();
    }

    @Test
    void a_partner_keeps_the_name_of_its_highest_version_though_a_clock_stepped_back() {
        UUID partner = UUID.randomUUID();
        partner(partner, "First", 1, NOON);
        nameBecomes("partner", partner, "First");
        partner(partner, "Second", 2, NOON.minusSeconds(3600));
        nameBecomes("partner", partner, "Second");

        partner(partner, "First", 1, NOON);
        UUID later = UUID.randomUUID();
        partner(later, "Later", 0, NOON);
        nameBecomes("partner", later, "Later");

        nameBecomes("partner", partner, "Second");
    }

    @Test
    void a_store_keeps_the_name_of_its_highest_version_though_a_clock_stepped_back() {
        UUID store = UUID.randomUUID();
        store(store, "First", 1, NOON);
        nameBecomes("store", store, "First");
        store(store, "Second", 2, NOON.minusSeconds(3600));
        nameBecomes("store", store, "Second");

        store(store, "First", 1, NOON);
        UUID later = UUID.randomUUID();
        store(later, "Later", 0, NOON);
        nameBecomes("store", later, "Later");

        nameBecomes("store", store, "Second");
    }

    private void partner(UUID id, String name, long version, Instant at) {
        others.tell(
                "io.dangol.partner.PartnerChanged.v1",
                Map.of("partnerId", id, "name", name, "status", "ACTIVE", "version", version, "at", at.toString()));
    }

    private void store(UUID id, String name, long version, Instant at) {
        others.tell(
                "io.dangol.partner.StoreChanged.v1",
                Map.of(
                        "storeId",
                        id,
                        "partnerId",
                        UUID.randomUUID(),
                        "code",
                        "S-" + id,
                        "name",
                        name,
                        "status",
                        "OPEN",
                        "version",
                        version,
                        "at",
                        at.toString()));
    }

    private void nameBecomes(String table, UUID id, String name) {
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(name(table, id)).isEqualTo(name));
    }

    private String name(String table, UUID id) throws SQLException {
        try (Connection connection = Owner.connect();
                PreparedStatement select =
                        connection.prepareStatement("select name from %s where %s_id = ?".formatted(table, table))) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
