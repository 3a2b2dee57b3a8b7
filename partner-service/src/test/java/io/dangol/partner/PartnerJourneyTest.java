package io.dangol.partner;

import static io.dangol.partner.PartnerClient.ADMIN;
import static io.dangol.partner.PartnerClient.as;
import static io.dangol.partner.PartnerClient.code;
import static io.dangol.partner.PartnerClient.details;
import static io.dangol.partner.PartnerClient.partner;
import static io.dangol.partner.PartnerClient.patch;
import static io.dangol.partner.PartnerClient.post;
import static io.dangol.partner.PartnerClient.store;
import static io.dangol.partner.PartnerClient.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class PartnerJourneyTest {

    private static final String PARTNER_SCOPES =
            "partners:read stores:read api-clients:read api-clients:write sales:read"
                    + " sales:write cards:read customers:read customers:write consents:read consents:write"
                    + " redemptions:write products:read kpis:read rewards:read rewards:claim rewards:cancel"
                    + " vouchers:redeem"
                    + " settlements:read bonus-campaigns:read bonus-campaigns:decide receipts:claim coalitions:read"
                    + " gifts:give fraud:read staff-cards:read staff-cards:write"
                    + " referrals:use contact-permits:read contact-permits:write leave-alone:write"
                    + " accounts:read accounts:write shipments:read customers:import changes:read customers:export";

    @Test
    void a_partner_is_created_read_and_changed_on_the_version_that_was_read() {
        String id = partner();

        as(ADMIN).get("/v1/partners/" + id).then().statusCode(200).header("ETag", "\"0\"");
        patch("/v1/partners/" + id, "\"0\"", Map.of("name", "Renamed"))
                .statusCode(200)
                .body("name", equalTo("Renamed"))
                .header("ETag", "\"1\"");
        patch("/v1/partners/" + id, "\"0\"", Map.of("name", "Late")).statusCode(412);
        patch("/v1/partners/" + id, null, Map.of("name", "Blind")).statusCode(428);
        patch("/v1/partners/" + id, "\"1\"", Map.of("surprise", 1)).statusCode(400);
    }

    @Test
    void an_external_id_stands_for_one_partner() {
        String externalId = UUID.randomUUID().toString();
        Map<String, Object> details = details();
        details.put("externalId", externalId);
        post(ADMIN, "/v1/partners", details).statusCode(201).header("Location", notNullValue());

        post(ADMIN, "/v1/partners", details).statusCode(409).body("type", endsWith(":external-id-taken"));
        as(ADMIN)
                .get("/v1/partners?externalId=" + externalId)
                .then()
                .body("data", hasSize(1))
                .body("next", nullValue());
    }

    @Test
    void the_same_idempotency_key_creates_one_partner() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> details = details();

        String first =
                post("/v1/partners", details, key).statusCode(201).extract().path("id");
        String second = post("/v1/partners", details, key)
                .header("Idempotency-Replayed", "true")
                .extract()
                .path("id");

        assertThat(second).isEqualTo(first);
        details.put("name", "Another");
        post("/v1/partners", details, key).statusCode(422).body("type", endsWith(":idempotency-key-reused"));
    }

    @Test
    void a_store_code_is_taken_once_and_stays() {
        String partner = partner();
        String code = code();
        String store = store(partner, code);

        post(ADMIN, "/v1/partners/" + partner() + "/stores", Map.of("code", code, "name", "x", "currency", "KRW"))
                .statusCode(409)
                .body("type", endsWith(":store-code-taken"));
        patch("/v1/partners/" + partner + "/stores/" + store, "\"0\"", Map.of("currency", "KRW"))
                .statusCode(422)
                .body("errors.pointer", hasItem("#/currency"));
        as(ADMIN).get("/v1/stores/" + code).then().statusCode(200).body("zone", equalTo("Asia/Seoul"));
    }

    @Test
    void unknown_currencies_and_zones_are_refused() {
        String stores = "/v1/partners/" + partner() + "/stores";

        post(ADMIN, stores, Map.of("code", code(), "name", "x", "currency", "XYZ"))
                .statusCode(422)
                .body("type", endsWith(":unknown-currency"));
        post(ADMIN, stores, Map.of("code", code(), "name", "x", "currency", "KRW", "zone", "Mars/One"))
                .statusCode(422)
                .body("type", endsWith(":unknown-zone"));
    }

    @Test
    void a_secret_is_shown_once_and_rotated() {
        String partner = partner();
        String code = code();
        store(partner, code);

        ValidatableResponse made =
                post(ADMIN, "/v1/api-clients", till(partner, code)).statusCode(201);

        String id = made.extract().path("clientId");
        String secret = made.extract().path("clientSecret");
        assertThat(secret).hasSizeGreaterThanOrEqualTo(43);
        as(ADMIN).get("/v1/api-clients/" + id).then().body("clientSecret", nullValue());
        String next = post(ADMIN, "/v1/api-clients/" + id + "/rotate", Map.of("graceSeconds", 60))
                .extract()
                .path("clientSecret");
        assertThat(next).isNotEqualTo(secret);
        post(ADMIN, "/v1/api-clients/" + id + "/revoke", Map.of()).body("status", equalTo("REVOKED"));
        post(ADMIN, "/v1/api-clients/" + id + "/rotate", Map.of()).statusCode(409);
    }

    @Test
    void a_till_needs_stores_of_its_own_partner() {
        String partner = partner();
        String foreign = code();
        store(partner(), foreign);

        post(ADMIN, "/v1/api-clients", till(partner, foreign))
                .statusCode(422)
                .body("type", endsWith(":unknown-stores"));
        post(ADMIN, "/v1/api-clients", Map.of("name", "x", "role", "pos", "partnerId", partner))
                .statusCode(422)
                .body("type", endsWith(":stores-required"));
        post(ADMIN, "/v1/api-clients", Map.of("name", "x", "role", "pos")).statusCode(422);
    }

    @Test
    void a_partner_sees_and_gives_only_what_is_its_own() {
        String own = partner();
        String other = partner();
        String code = code();
        store(own, code);
        String admin = Tokens.of("partner-admin", PARTNER_SCOPES)
                .partner(UUID.fromString(own))
                .bearer();
        String narrow = Tokens.of("partner-admin", "api-clients:write")
                .partner(UUID.fromString(own))
                .bearer();

        as(admin).get("/v1/partners/" + other).then().statusCode(404);
        as(admin).get("/v1/partners").then().body("data.id", equalTo(List.of(own)));
        post(admin, "/v1/api-clients", till(own, code)).statusCode(201);
        post(admin, "/v1/api-clients", till(other, code)).statusCode(403);
        post(admin, "/v1/api-clients", Map.of("name", "x", "role", "hq-admin")).statusCode(403);
        post(narrow, "/v1/api-clients", Map.of("name", "x", "role", "partner-admin", "partnerId", own))
                .statusCode(403)
                .body("type", endsWith(":scopes-not-held"));
    }
}
