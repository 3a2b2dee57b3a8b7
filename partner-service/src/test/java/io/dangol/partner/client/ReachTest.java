package io.dangol.partner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.partner.PartnerCaller;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No client reaches further than the one that made it, saw it or gave it a new secret. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ReachTest {

    private static final String SCOPES =
            "partners:read stores:read stores:write api-clients:read api-clients:write sales:read"
                    + " sales:write cards:read customers:read customers:write consents:read consents:write"
                    + " redemptions:write products:read kpis:read rewards:read rewards:claim rewards:cancel"
                    + " vouchers:redeem"
                    + " settlements:read bonus-campaigns:read bonus-campaigns:decide receipts:claim coalitions:read"
                    + " gifts:give fraud:read staff-cards:read staff-cards:write"
                    + " referrals:use contact-permits:read contact-permits:write leave-alone:write"
                    + " accounts:read accounts:write shipments:read customers:import changes:read customers:export";

    private final PartnerCaller headquarters = PartnerCaller.headquarters();
    private UUID partner;
    private String own;
    private String other;
    private PartnerCaller confined;
    private PartnerCaller partners;

    @BeforeEach
    void open() {
        partner = headquarters.partner();
        own = headquarters.store(partner);
        other = headquarters.store(partner);
        confined = PartnerCaller.with(
                Tokens.of("partner-admin", SCOPES).partner(partner).stores(own).bearer());
        partners = PartnerCaller.with(
                Tokens.of("partner-admin", SCOPES).partner(partner).bearer());
    }

    @Test
    void who_is_confined_to_stores_makes_clients_for_some_of_them() {
        confined.makes(PartnerCaller.till(partner, List.of(own))).statusCode(201);
        confined.makes(staff(List.of(own, own))).statusCode(201).body("storeCodes", contains(own));
    }

    @Test
    void who_is_confined_to_stores_makes_none_for_others_nor_for_all() {
        for (List<String> codes : List.of(List.of(other), List.of(own, other))) {
            confined.makes(PartnerCaller.till(partner, codes))
                    .statusCode(403)
                    .body("type", endsWith(":stores-not-held"))
                    .body("errors[0].pointer", equalTo("#/storeCodes"));
        }
        confined.makes(staff(List.of())).statusCode(403);
        confined.makes(Map.of("name", "x", "role", "partner-admin", "partnerId", partner))
                .statusCode(403)
                .body("type", endsWith(":stores-not-held"));
    }

    @Test
    void who_is_confined_to_stores_neither_sees_nor_takes_over_clients_beyond_them() {
        String within = headquarters.till(partner, own);
        String unconfined =
                headquarters.makes(staff(List.of())).statusCode(201).extract().path("clientId");

        for (String beyond :
                List.of(headquarters.till(partner, other), headquarters.till(partner, own, other), unconfined)) {
            confined.get("/v1/api-clients/" + beyond).statusCode(404);
            confined.post("/v1/api-clients/" + beyond + "/rotate", Map.of()).statusCode(404);
            confined.post("/v1/api-clients/" + beyond + "/revoke", Map.of()).statusCode(404);
            headquarters.get("/v1/api-clients/" + beyond).body("status", equalTo("ACTIVE"));
        }
        confined.get("/v1/api-clients").body("data.clientId", contains(within));
        confined.post("/v1/api-clients/" + within + "/rotate", Map.of()).statusCode(200);
        confined.post("/v1/api-clients/" + within + "/revoke", Map.of()).statusCode(200);
    }

    @Test
    void a_partner_sees_all_clients_of_its_own_and_none_of_others() {
        String first = headquarters.till(partner, own);
        String second = headquarters.till(partner, other);
        UUID rival = headquarters.partner();
        String beyond = headquarters.till(rival, headquarters.store(rival));

        partners.get("/v1/api-clients").body("data.clientId", containsInAnyOrder(first, second));
        partners.get("/v1/api-clients/" + beyond).statusCode(404);
        partners.post("/v1/api-clients/" + beyond + "/rotate", Map.of()).statusCode(404);
        partners.post("/v1/api-clients/" + beyond + "/revoke", Map.of()).statusCode(404);
    }

    @Test
    void stores_alone_confine_too() {
        PartnerCaller unbound = PartnerCaller.with(
                Tokens.of("hq-admin", Tokens.EVERY_SCOPE).stores(own).bearer());

        unbound.makes(Map.of("name", "x", "role", "hq-admin"))
                .statusCode(403)
                .body("type", endsWith(":role-not-allowed"));
        unbound.makes(PartnerCaller.till(partner, List.of(other))).statusCode(403);
        unbound.post("/v1/partners", PartnerCaller.partnerDetails())
                .statusCode(403)
                .body("type", endsWith(":headquarters-only"));
        unbound.get("/v1/stores").body("data.code", contains(own));
    }

    @Test
    void roles_of_headquarters_are_bound_to_nothing() {
        headquarters
                .makes(Map.of("name", "x", "role", "hq-admin", "partnerId", partner))
                .statusCode(422)
                .body("type", endsWith(":headquarters-unbound"))
                .body("errors[0].pointer", equalTo("#/partnerId"));
        headquarters
                .makes(Map.of("name", "x", "role", "erp", "storeCodes", List.of(own)))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/storeCodes"));
    }

    @Test
    void stores_beyond_the_callers_do_not_exist_for_it() {
        String stores = "/v1/partners/" + partner + "/stores";
        String beyond = headquarters.get("/v1/stores/" + other).extract().path("id");

        confined.get("/v1/stores").body("data.code", contains(own));
        confined.get(stores).body("data.code", contains(own));
        confined.get("/v1/stores/" + own).statusCode(200);
        confined.get("/v1/stores/" + other).statusCode(404);
        confined.get(stores + "/" + beyond).statusCode(404);
        confined.request()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"0\"")
                .body("{\"name\":\"Mine now\"}")
                .patch(stores + "/" + beyond)
                .then()
                .statusCode(404);
        confined.post(stores, Map.of("code", "S-" + UUID.randomUUID(), "name", "x", "currency", "KRW"))
                .statusCode(403)
                .body("type", endsWith(":not-your-store"));
    }

    @Test
    void a_scope_named_twice_is_given_once() {
        Map<String, Object> twice = Map.of(
                "name",
                "x",
                "role",
                "partner-admin",
                "partnerId",
                partner,
                "scopes",
                List.of("sales:read", "sales:read"));

        headquarters.makes(twice).statusCode(201).body("scopes", contains("sales:read"));
    }

    @Test
    void more_stores_than_a_token_can_carry_are_refused() {
        List<String> many = IntStream.range(0, 400)
                .mapToObj(number -> "S-12345678-" + number)
                .toList();

        headquarters
                .makes(PartnerCaller.till(partner, many))
                .statusCode(422)
                .body("type", endsWith(":too-many-stores"));
        assertThat(String.join(" ", many)).hasSizeGreaterThan(4_000);
    }

    private Map<String, Object> staff(List<String> codes) {
        return Map.of("name", "Staff", "role", "partner-staff", "partnerId", partner, "storeCodes", codes);
    }
}
