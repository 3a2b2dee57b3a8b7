package io.dangol.customer.customerexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.customer.change.Changes;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A file of customers shows who asked no more than it may see, and nobody else anything. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ExportTest {

    private static final String MASKED = "customers:export customers:write customers:read";
    private static final Map<String, Object> CLEAR =
            Map.of("format", "NDJSON", "unmask", true, "purpose", "erp-migration");

    private final UUID partnerId = UUID.randomUUID();
    private final CustomerClient partner = CustomerClient.partner(partnerId);
    private final String masked = token(MASKED);
    private final String clear = token(MASKED + " customers:export-clear");
    private final Changes changes;

    ExportTest(Changes changes) {
        this.changes = changes;
    }

    @Test
    void it_holds_each_of_the_partner_s_customers_once_and_masked() {
        List<UUID> own = List.of(zebulonia(), zebulonia(), zebulonia(), zebulonia(), zebulonia());
        UUID strangers = CustomerClient.partner(UUID.randomUUID()).registered();

        String file = content(masked, done(masked, Map.of("format", "NDJSON")));

        assertThat(file.lines()).hasSize(own.size());
        assertThat(own).allSatisfy(id -> assertThat(file).containsOnlyOnce("\"id\":\"" + id));
        assertThat(file).contains("Z**").doesNotContain("Zebulonia").doesNotContain(strangers.toString());
    }

    @Test
    void in_clear_it_needs_a_scope_of_its_own_and_a_purpose_and_each_customer_can_see_it() {
        UUID id = zebulonia();
        asked(masked, CLEAR).statusCode(403).body("type", endsWith(":export-clear-scope-missing"));
        asked(clear, Map.of("format", "CSV", "unmask", true))
                .statusCode(400)
                .body("type", endsWith(":purpose-required"));

        String export = done(clear, CLEAR);
        read(masked, export).statusCode(403);
        assertThat(content(clear, export)).contains("Zebulonia");

        partner.request()
                .get("/v1/customers/{id}/disclosures", id)
                .then()
                .body("data.purpose", hasItem("erp-migration"));
    }

    @Test
    void a_table_has_one_header_and_runs_nothing() {
        for (String name : List.of("=cmd", "+1", "-1", "@x", "plain")) {
            UUID unused = partner.registered(Map.of("givenName", name));
        }

        String file = content(clear, done(clear, Map.of("format", "CSV", "unmask", true, "purpose", "erp-migration")));

        assertThat(file.lines().filter(line -> line.startsWith("id,"))).hasSize(1);
        assertThat(file.replace("\"", "")).contains(",'=cmd,", ",'+1,", ",'-1,", ",'@x,", ",plain,");
        assertThat(file.lines()).hasSize(6);
    }

    @Test
    void without_a_customer_a_table_has_its_header_all_the_same() {
        assertThat(content(masked, done(masked, Map.of("format", "CSV"))).lines())
                .hasSize(1);
        assertThat(content(masked, done(masked, Map.of("format", "NDJSON")))).isEmpty();
    }

    @Test
    void what_lies_there_is_sealed_and_gone_after_its_time() throws SQLException {
        UUID unused = zebulonia();
        String export = done(clear, CLEAR);
        assertThat(Database.everything()).doesNotContain("Zebulonia");

        Database.execute(
                "update customer_export set started_at = started_at - interval '25 hours' where id = '" + export + "'");

        await().untilAsserted(() -> read(clear, export).statusCode(409).body("type", endsWith(":export-not-there")));
        assertThat(Database.select("select id from work_key where id = ?", UUID.fromString(export)))
                .isEmpty();
        assertThat(Database.select(
                        "select number from customer_export_part where export_id = ?", UUID.fromString(export)))
                .isEmpty();
    }

    @Test
    void with_somebody_erased_since_it_is_refused_before_a_line_is_sent() throws SQLException {
        UUID early = zebulonia();
        UUID unused = zebulonia();
        UUID late = zebulonia();
        erase(early);
        String export = done(clear, CLEAR);
        // It was erased before, whatever becomes of it now.
        Database.execute("update customer set preferred_language = 'ko' where id = '" + early + "'");
        assertThat(content(clear, export).lines()).hasSize(3);

        erase(late);

        read(clear, export).statusCode(409).body("type", endsWith(":export-not-there"));
        state(clear, export).body("status", equalTo("EXPIRED"));
        assertThat(content(clear, done(clear, CLEAR)).lines()).hasSize(3);
    }

    @Test
    void one_that_always_fails_is_given_up_and_holds_up_nobody() throws SQLException {
        UUID broken = zebulonia();
        String profile = "sealed_profile where customer_id = '" + broken + "'";
        Database.execute("update sealed_profile set sealed = '\\x00' where customer_id = '" + broken + "'");
        try {
            String failing = asked(masked, Map.of("format", "CSV"))
                    .statusCode(202)
                    .extract()
                    .path("exportId");
            String other = Tokens.of("partner-admin", MASKED)
                    .partner(UUID.randomUUID())
                    .bearer();

            assertThat(content(other, done(other, Map.of("format", "CSV"))).lines())
                    .hasSize(1);
            await().untilAsserted(() -> state(masked, failing).body("status", equalTo("FAILED")));
            read(masked, failing).statusCode(409);
        } finally {
            Database.execute("delete from " + profile);
        }
    }

    @Test
    void another_partner_s_is_none() {
        String export = done(masked, Map.of("format", "CSV"));
        String stranger =
                Tokens.of("partner-admin", MASKED).partner(UUID.randomUUID()).bearer();

        read(stranger, export).statusCode(404);
    }

    private UUID zebulonia() {
        return partner.registered(Map.of("givenName", "Zebulonia", "phone", "010-8765-4321"));
    }

    private String token(String scopes) {
        return Tokens.of("partner-admin", scopes).partner(partnerId).bearer();
    }

    private static ValidatableResponse asked(String token, Map<String, ?> terms) {
        return CustomerClient.with(token)
                .request()
                .body(terms)
                .post("/v1/customer-exports")
                .then();
    }

    private static String done(String token, Map<String, ?> terms) {
        String id = asked(token, terms).statusCode(202).extract().path("exportId");
        await().untilAsserted(() -> state(token, id).body("status", equalTo("DONE")));
        return id;
    }

    private static ValidatableResponse state(String token, String id) {
        return CustomerClient.with(token)
                .request()
                .get("/v1/customer-exports/{id}", id)
                .then();
    }

    private void erase(UUID id) {
        Reach.EVERYTHING.run(() -> QuarkusTransaction.requiringNew().run(() -> changes.erased(id)));
    }

    private static ValidatableResponse read(String token, String id) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .get("/v1/customer-exports/{id}/content", id)
                .then();
    }

    private static String content(String token, String id) {
        return read(token, id).statusCode(200).extract().asString();
    }
}
