package io.dangol.customer.relationship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class RelationshipResourceTest {

    private static final UUID NOBODY = new UUID(0, 0);

    private final CustomerClient erp = CustomerClient.headquarters();
    private UUID oem = NOBODY;
    private UUID distributor = NOBODY;
    private UUID dealer = NOBODY;
    private UUID farmer = NOBODY;

    @BeforeEach
    void aChainOfFour() {
        oem = erp.account(Map.of("name", "Engines", "kind", "OEM"));
        distributor = erp.account(Map.of("name", "Wholesale", "kind", "DISTRIBUTOR"));
        dealer = erp.account(Map.of("name", "Corner shop"));
        farmer = erp.registered();
    }

    @Test
    void the_chain_tells_through_whom_goods_come_to_their_user() {
        supplies(oem, account(distributor), Map.of()).statusCode(201);
        supplies(distributor, account(dealer), Map.of("until", "2026-07-01")).statusCode(201);
        supplies(dealer, customer(farmer), Map.of()).statusCode(201);

        chain("/v1/customers/" + farmer, "2026-06-30")
                .body("steps.depth", contains(1, 2, 3))
                .body("steps.supplierName", contains("Corner shop", "Wholesale", "Engines"))
                .body("steps[0].supplies.id", equalTo(farmer.toString()))
                .body("steps[1].supplies.id", equalTo(dealer.toString()));
        chain("/v1/customers/" + farmer, "2026-07-01").body("steps.supplierKind", contains("DEALER"));
        chain("/v1/accounts/" + distributor, "2026-06-30").body("steps.supplierKind", contains("OEM"));
        chain("/v1/customers/" + farmer, "2025-12-31").body("steps", empty());
    }

    @Test
    void two_who_supply_each_other_are_told_once() {
        UUID other = erp.account(Map.of());
        supplies(dealer, account(other), Map.of()).statusCode(201);
        supplies(other, account(dealer), Map.of()).statusCode(201);
        supplies(dealer, customer(farmer), Map.of()).statusCode(201);

        chain("/v1/customers/" + farmer, "2026-06-30")
                .body("steps.supplierAccountId", contains(dealer.toString(), other.toString()));
    }

    @Test
    void recording_it_again_changes_nothing_and_overlapping_days_are_refused() {
        String id = supplies(dealer, customer(farmer), Map.of())
                .statusCode(201)
                .extract()
                .path("id");

        supplies(dealer, customer(farmer), Map.of())
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(id));
        supplies(dealer, customer(farmer), Map.of("since", "2026-03-01"))
                .statusCode(409)
                .body("type", equalTo("urn:dangol:problem:relationship-overlaps"))
                .body("errors[0].pointer", equalTo("#/since"));
        end(id, "2026-03-01").statusCode(200).body("until", equalTo("2026-03-01"));
        end(id, "2026-03-01").statusCode(200);
        end(id, "2026-04-01").statusCode(409);
        supplies(dealer, customer(farmer), Map.of("since", "2026-03-01")).statusCode(201);

        list(farmer, "").body("data.since", contains("2026-01-01", "2026-03-01"));
        list(farmer, "&on=2026-02-28").body("data.since", contains("2026-01-01"));
    }

    @Test
    void of_many_at_once_one_is_recorded() {
        List<Integer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i ->
                        supplies(dealer, customer(farmer), Map.of()).extract().statusCode())
                .toList();

        assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
    }

    @Test
    void no_company_comes_to_be_part_of_itself_whoever_is_first() {
        List<UUID> companies = List.of(oem, distributor, dealer);

        List<Integer> answers = IntStream.range(0, 3)
                .parallel()
                .mapToObj(i -> erp.relate(
                                "PART_OF", account(companies.get(i)), account(companies.get((i + 1) % 3)), Map.of())
                        .extract()
                        .statusCode())
                .toList();

        assertThat(answers).containsOnly(201, 422).containsOnlyOnce(422);
    }

    @Test
    void what_cannot_be_is_refused_with_the_field_that_says_it() {
        supplies(dealer, account(oem), Map.of())
                .statusCode(422)
                .body("type", equalTo("urn:dangol:problem:relationship-against-chain"))
                .body("errors[0].pointer", equalTo("#/from"));
        erp.relate("SUPPLIES", Map.of(), customer(farmer), Map.of())
                .statusCode(400)
                .body("errors.pointer", hasItems("#/from/id", "#/from/kind"));
        supplies(dealer, customer(farmer), Map.of("until", "2026-01-01"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/until"));
        supplies(dealer, customer(UUID.randomUUID()), Map.of())
                .statusCode(404)
                .body("type", equalTo("urn:dangol:problem:unknown-customer"));
    }

    @Test
    void a_partner_relates_its_own_and_sees_nothing_of_others() {
        CustomerClient partner = CustomerClient.partner(UUID.randomUUID());
        UUID own = partner.account(Map.of());
        UUID customer = partner.registered();
        supplies(dealer, customer(farmer), Map.of()).statusCode(201);

        partner.relate("SUPPLIES", account(own), customer(customer), Map.of()).statusCode(201);
        partner.relate("SUPPLIES", account(own), customer(farmer), Map.of()).statusCode(404);
        partner.relate("SUPPLIES", account(dealer), customer(customer), Map.of())
                .statusCode(404);
        partner.request().get("/v1/relationships").then().body("data.from.id", contains(own.toString()));
        partner.request().get("/v1/customers/{id}/value-chain", farmer).then().statusCode(404);
    }

    private ValidatableResponse supplies(UUID supplier, Map<String, ?> to, Map<String, ?> more) {
        return erp.relate("SUPPLIES", account(supplier), to, more);
    }

    private ValidatableResponse end(String id, String until) {
        return erp.request()
                .body(Map.of("until", until))
                .post("/v1/relationships/{id}/end", id)
                .then();
    }

    private ValidatableResponse chain(String of, String on) {
        return erp.request()
                .queryParam("on", on)
                .get(of + "/value-chain")
                .then()
                .statusCode(200)
                .body("on", equalTo(on));
    }

    private ValidatableResponse list(UUID party, String more) {
        return erp.request()
                .get("/v1/relationships?partyId=" + party + more)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> account(UUID id) {
        return Map.of("kind", "ACCOUNT", "id", id);
    }

    private static Map<String, Object> customer(UUID id) {
        return Map.of("kind", "CUSTOMER", "id", id);
    }
}
