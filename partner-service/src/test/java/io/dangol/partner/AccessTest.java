package io.dangol.partner;

import static io.dangol.partner.PartnerClient.ADMIN;
import static io.dangol.partner.PartnerClient.code;
import static io.dangol.partner.PartnerClient.partner;
import static io.dangol.partner.PartnerClient.post;
import static io.dangol.partner.PartnerClient.store;
import static io.dangol.partner.PartnerClient.till;
import static java.util.Objects.requireNonNull;

import io.dangol.testing.Access;
import io.dangol.testing.AccessTable;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Thing;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every operation by every role: on what is its own, on what is another's, on what is nobody's. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AccessTest {

    private final Access access = new Access(new AccessTable()
            .headquarters("POST /v1/partners", () -> Thing.of(UUID.randomUUID()).sending(PartnerClient.details()))
            .partners("GET /v1/partners/{id}", AccessTest::aPartner)
            .partners("PATCH /v1/partners/{id}", () -> aPartner().sending(Map.of("name", "Renamed")))
            .listed("GET /v1/partners", "data.id", AccessTest::aPartner)
            .partners("POST /v1/partners/{partnerId}/stores", AccessTest::anotherStore)
            .listed("GET /v1/partners/{partnerId}/stores", "data.code", AccessTest::aStore)
            .partners("GET /v1/partners/{partnerId}/stores/{id}", AccessTest::aStore)
            .partners("PATCH /v1/partners/{partnerId}/stores/{id}", () -> aStore().sending(Map.of("name", "Renamed")))
            .listed("GET /v1/stores", "data.code", AccessTest::aStore)
            .partners("GET /v1/stores/{code}", AccessTest::aStore)
            .headquarters("POST /v1/shipments", AccessTest::aDelivery)
            .headquarters("PUT /v1/shipments/{id}", AccessTest::aCorrection)
            .headquarters("POST /v1/shipments/{id}/cancel", AccessTest::aShipment)
            .partners("GET /v1/shipments/{id}", AccessTest::aShipment)
            .partners("GET /v1/shipments/{id}/revisions", AccessTest::aShipment)
            .listed("GET /v1/shipments", "data.id", AccessTest::aShipment)
            .partners("POST /v1/api-clients", AccessTest::anotherTill)
            .listed("GET /v1/api-clients", "data.clientId", AccessTest::aTill)
            .partners("GET /v1/api-clients/{clientId}", AccessTest::aTill)
            .partners("POST /v1/api-clients/{clientId}/revoke", AccessTest::aTill)
            .partners("POST /v1/api-clients/{clientId}/rotate", AccessTest::aTill)
            .alsoOfHeadquarters("POST /v1/api-clients", AccessTest::anotherAgent)
            .alsoOfHeadquarters("GET /v1/api-clients/{clientId}", AccessTest::anAgent)
            .alsoOfHeadquarters("POST /v1/api-clients/{clientId}/revoke", AccessTest::anAgent)
            .alsoOfHeadquarters("POST /v1/api-clients/{clientId}/rotate", AccessTest::anAgent));

    @Test
    void a_role_comes_in_by_its_scopes_and_by_nothing_else() {
        access.assertThatScopesDecide();
    }

    @Test
    void no_operation_is_forgotten() {
        access.assertThatNoneIsForgotten();
    }

    @Test
    void what_is_a_partner_s_is_out_of_the_reach_of_others() {
        access.assertThatRowsAreTheirPartners();
    }

    @Test
    void every_change_is_written_down() {
        access.assertThatChangesAreWrittenDown();
    }

    @Test
    void what_the_service_decides_nobody_sends() {
        access.assertThatOnlyDescribedFieldsAreTaken();
    }

    @Test
    void garbage_is_refused_without_a_word_on_our_insides() {
        access.assertThatGarbageIsRefusedCleanly();
    }

    @Test
    void the_matrix_is_the_published_one() throws IOException {
        access.assertPublished("partner-service");
    }

    private static Thing aPartner() {
        String id = partner();
        return Thing.of(UUID.fromString(id)).with("id", id).listedAs(id);
    }

    private static Thing aDelivery() {
        String partner = partner();
        return Thing.of(UUID.fromString(partner)).sending(Shipping.details(partner));
    }

    private static Thing aShipment() {
        String partner = partner();
        String id = Shipping.shipped(partner);
        return Thing.of(UUID.fromString(partner)).with("id", id).listedAs(id);
    }

    private static Thing aCorrection() {
        Thing shipment = aShipment();
        return shipment.with("If-Match", "\"0\"")
                .sending(
                        Shipping.correction(requireNonNull(shipment.parameters().get("id"))));
    }

    private static Thing aStore() {
        String partner = partner();
        String code = code();
        String id = store(partner, code);
        return Thing.of(UUID.fromString(partner))
                .in(code)
                .with("partnerId", partner)
                .with("id", id)
                .with("code", code)
                .listedAs(code);
    }

    private static Thing anotherStore() {
        String partner = partner();
        return Thing.of(UUID.fromString(partner))
                .with("partnerId", partner)
                .sending(Map.of("code", code(), "name", "x", "currency", "KRW"));
    }

    private static Thing anotherTill() {
        Thing store = aStore();
        String code = store.stores().iterator().next();
        return store.sending(till(store.partnerId().toString(), code));
    }

    private static Thing aTill() {
        Thing till = anotherTill();
        return clientOf(till, Map.of());
    }

    private static Thing anotherAgent() {
        return Thing.of(UUID.randomUUID())
                .sending(Map.of("name", "Agent", "role", "hq-agent", "scopes", List.of("sales:read")));
    }

    private static Thing anAgent() {
        return clientOf(anotherAgent(), Map.of());
    }

    @SuppressWarnings("unchecked")
    private static Thing clientOf(Thing asked, Map<String, ?> body) {
        String id = post(ADMIN, "/v1/api-clients", (Map<String, ?>) requireNonNull(asked.body()))
                .statusCode(201)
                .extract()
                .path("clientId");
        return asked.with("clientId", id).listedAs(id).sending(body);
    }
}
