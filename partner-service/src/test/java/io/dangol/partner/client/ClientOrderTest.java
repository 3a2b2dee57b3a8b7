package io.dangol.partner.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.partner.PartnerCaller;
import io.dangol.partner.PartnerDatabase;
import io.dangol.partner.PartnerDatabase.Hold;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to one client at the same time happens one after the other, and is told in that order. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ClientOrderTest {

    private final PartnerCaller headquarters = PartnerCaller.headquarters();
    private String client;

    @BeforeEach
    void open() {
        UUID partner = headquarters.partner();
        client = headquarters.till(partner, headquarters.store(partner));
    }

    @Test
    void a_revocation_that_meets_a_rotation_is_no_failure_and_is_told_last() throws Exception {
        CompletableFuture<Integer> rotation;
        CompletableFuture<Integer> revocation;

        try (Hold held = PartnerDatabase.hold("select id from api_client where id = '" + client + "' for update")) {
            assertThat(held.connection().isClosed()).isFalse();
            rotation = CompletableFuture.supplyAsync(() -> headquarters
                    .post("/v1/api-clients/" + client + "/rotate", Map.of())
                    .extract()
                    .statusCode());
            PartnerDatabase.awaitWaiting(1);
            revocation = CompletableFuture.supplyAsync(() -> headquarters
                    .post(
                            "/v1/api-clients/" + client + "/revoke",
                            Map.of(),
                            UUID.randomUUID().toString())
                    .extract()
                    .statusCode());
            PartnerDatabase.awaitWaiting(2);
        }

        assertThat(rotation.get(30, SECONDS)).isEqualTo(200);
        assertThat(revocation.get(30, SECONDS)).isEqualTo(200);
        headquarters.get("/v1/api-clients/" + client).body("status", equalTo("REVOKED"));
        assertThat(told()).containsExactly("ACTIVE 0", "ACTIVE 1", "REVOKED 2");
    }

    private List<String> told() throws SQLException {
        return PartnerDatabase.select("""
                select concat(payload::json ->> 'status', ' ', payload::json ->> 'version') from event_log
                 where key = ? order by epoch, xid, id""", client);
    }
}
