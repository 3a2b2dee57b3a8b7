package io.dangol.partner.client;

import static io.dangol.partner.PartnerClient.ADMIN;
import static io.dangol.partner.PartnerClient.get;
import static io.dangol.partner.PartnerClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.partner.Announced;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who sets the service's environment gets in, and undoes nothing by a mere restart. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BootstrapTest {

    private final ClientService clients;
    private final Bootstrap bootstrap;
    private final Secrets secrets;
    private final Announced announced;
    private final String id = "hq-admin-" + UUID.randomUUID();

    BootstrapTest(ClientService clients, Bootstrap bootstrap, Secrets secrets, Announced announced) {
        this.clients = clients;
        this.bootstrap = bootstrap;
        this.secrets = secrets;
        this.announced = announced;
    }

    @Test
    void who_has_lost_the_secret_gets_in_by_another_client_id() {
        Reach.EVERYTHING.run(() -> clients.bootstrap("hq-admin-" + UUID.randomUUID(), "lost"));

        Reach.EVERYTHING.run(() -> clients.bootstrap(id, "chosen"));

        List<JsonNode> told = announced.of(id);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).path("role").asText()).isEqualTo("hq-admin");
        assertThat(told.get(0).path("status").asText()).isEqualTo("ACTIVE");
        assertThat(told.get(0).at("/secrets/0/hash").asText()).isEqualTo(secrets.hash("chosen"));
    }

    @Test
    void a_restart_with_the_old_secret_undoes_no_rotation() {
        Reach.EVERYTHING.run(() -> clients.bootstrap(id, "first"));
        post(ADMIN, "/v1/api-clients/" + id + "/rotate", Map.of()).statusCode(200);

        Reach.EVERYTHING.run(() -> clients.bootstrap(id, "first"));

        assertThat(announced.of(id)).hasSize(2);
        assertThat(announced.of(id).get(1).at("/secrets/0/hash").asText()).isNotEqualTo(secrets.hash("first"));
    }

    @Test
    void a_restart_revives_no_revoked_client() {
        Reach.EVERYTHING.run(() -> clients.bootstrap(id, "first"));
        post(ADMIN, "/v1/api-clients/" + id + "/revoke", Map.of()).statusCode(200);

        Reach.EVERYTHING.run(() -> clients.bootstrap(id, "first"));

        assertThat(announced.of(id))
                .extracting(event -> event.path("status").asText())
                .containsExactly("ACTIVE", "REVOKED");
    }

    @Test
    void who_was_made_for_all_of_a_role_gets_what_the_role_becomes_and_who_was_not_does_not() {
        String all = client(Map.of("name", "All", "role", "erp"));
        String some = client(Map.of("name", "Some", "role", "erp", "scopes", List.of("products:read")));
        // As if they had been made before the role had its last scopes.
        Owner.execute("update api_client set scopes = 'products:read' where id in ('" + all + "', '" + some + "')");

        Reach.EVERYTHING.run(bootstrap::followRoles);
        Reach.EVERYTHING.run(bootstrap::followRoles);

        assertThat(scopes(all)).isEqualTo(Role.ERP.scopes());
        assertThat(announced.of(all)).hasSize(2);
        assertThat(scopes(some)).containsExactly("products:read");
        assertThat(announced.of(some)).hasSize(1);
    }

    private static List<String> scopes(String id) {
        return get("/v1/api-clients/" + id).extract().path("scopes");
    }

    private static String client(Map<String, Object> asked) {
        return post(ADMIN, "/v1/api-clients", asked).statusCode(201).extract().path("clientId");
    }
}
