package io.dangol.partner.store;

import static io.dangol.partner.PartnerClient.ADMIN;
import static io.dangol.partner.PartnerClient.as;
import static io.dangol.partner.PartnerClient.code;
import static io.dangol.partner.PartnerClient.get;
import static io.dangol.partner.PartnerClient.partner;
import static io.dangol.partner.PartnerClient.patch;
import static io.dangol.partner.PartnerClient.store;
import static io.dangol.partner.PartnerClient.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.partner.Announced;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class StoreResourceTest {

    private final Announced announced;

    StoreResourceTest(Announced announced) {
        this.announced = announced;
    }

    @Test
    void a_partner_s_stores_are_listed_page_by_page() {
        String partner = partner();
        String first = store(partner, code());
        String second = store(partner, code());
        store(partner(), code());

        String next = get("/v1/partners/" + partner + "/stores?limit=1")
                .statusCode(200)
                .body("data.id", contains(first))
                .extract()
                .path("next");

        as(ADMIN)
                .queryParam("cursor", next)
                .get("/v1/partners/" + partner + "/stores")
                .then()
                .statusCode(200)
                .body("data.id", contains(second))
                .body("next", equalTo(null));
    }

    @Test
    void a_store_is_read_by_its_id_below_its_own_partner_only() {
        String partner = partner();
        String code = code();
        String store = store(partner, code);

        get("/v1/partners/" + partner + "/stores/" + store)
                .statusCode(200)
                .body("code", equalTo(code))
                .header("ETag", "\"0\"");
        get("/v1/partners/" + partner() + "/stores/" + store).statusCode(404).body("type", endsWith(":no-such-store"));
        get("/v1/partners/" + UUID.randomUUID() + "/stores").statusCode(404).body("type", endsWith(":no-such-partner"));
        get("/v1/stores/nowhere").statusCode(404).body("type", endsWith(":no-such-store"));
    }

    @Test
    void a_store_is_renamed_on_the_version_that_was_read() {
        String partner = partner();
        String path = "/v1/partners/" + partner + "/stores/" + store(partner, code());

        patch(path, "\"0\"", Map.of("name", "Corner", "zone", "Europe/London"))
                .statusCode(200)
                .body("name", equalTo("Corner"))
                .body("zone", equalTo("Europe/London"))
                .body("currency", equalTo("GBP"))
                .header("ETag", "\"1\"");
        patch(path, "\"0\"", Map.of("name", "Late")).statusCode(412);
        patch(path, null, Map.of("name", "Blind")).statusCode(428);
        patch(path, "\"1\"", Map.of("zone", "Mars/One")).statusCode(422).body("type", endsWith(":unknown-zone"));
        patch(path, "\"1\"", Map.of("code", code())).statusCode(422).body("type", endsWith(":code-and-currency-stay"));
    }

    @Test
    void a_closed_store_is_told_to_everybody_and_can_open_again() {
        String partner = partner();
        String store = store(partner, code());
        String path = "/v1/partners/" + partner + "/stores/" + store;

        patch(path, "\"0\"", Map.of("status", "CLOSED")).statusCode(200).body("status", equalTo("CLOSED"));
        patch(path, "\"1\"", Map.of("status", "OPEN")).statusCode(200).body("status", equalTo("OPEN"));

        List<JsonNode> told = announced.of(store);
        assertThat(told).extracting(event -> event.path("status").asText()).containsExactly("OPEN", "CLOSED", "OPEN");
    }

    @Test
    void an_erp_reads_only_the_stores_that_changed_since() {
        String partner = partner();
        String changed = store(partner, code());
        String before = store(partner, code());
        String since =
                get("/v1/partners/" + partner + "/stores/" + before).extract().path("updatedAt");
        String after = store(partner, code());
        patch("/v1/partners/" + partner + "/stores/" + changed, "\"0\"", Map.of("name", "Renamed"))
                .statusCode(200);
        String elsewhere = store(partner(), code());

        assertThat(walk("/v1/partners/" + partner + "/stores", "id", since)).containsExactly(after, changed);
        assertThat(walk("/v1/stores", "id", since))
                .containsSubsequence(after, changed, elsewhere)
                .doesNotContain(before);
    }

    @Test
    void a_partner_s_own_people_see_its_stores_only() {
        String partner = partner();
        String own = store(partner, code());
        String foreign = code();
        store(partner(), foreign);
        String staff = Tokens.of("partner-staff", "stores:read")
                .partner(UUID.fromString(partner))
                .bearer();

        as(staff).get("/v1/stores").then().statusCode(200).body("data.id", contains(own));
        as(staff).get("/v1/stores/" + foreign).then().statusCode(404);
    }
}
