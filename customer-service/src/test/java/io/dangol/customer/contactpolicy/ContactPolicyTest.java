package io.dangol.customer.contactpolicy;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ContactPolicyTest {

    private final CustomerClient hq = CustomerClient.headquarters();
    private final String code = unique("P").substring(0, 20).toUpperCase(Locale.ROOT);

    @Test
    void there_is_one_without_being_put() {
        read("default")
                .statusCode(200)
                .body("code", equalTo("DEFAULT"))
                .body("terms.quietHours.from", equalTo("21:00"))
                .body("terms.surveyRestDays", equalTo(180));
        read(code).statusCode(404).body("type", endsWith("unknown-contact-policy"));
    }

    @Test
    void what_is_put_is_what_is_read() {
        hq.policy(code.toLowerCase(Locale.ROOT), terms(Map.of()))
                .statusCode(201)
                .body("version", equalTo(1));

        read(code)
                .body("terms.zone", equalTo("Asia/Seoul"))
                .body("terms.caps.contacts", contains(2))
                .body("terms.quietHours.exceptChannels", contains("EMAIL", "POST"));
    }

    @Test
    void another_version_is_put_on_the_one_that_was_read_and_the_same_makes_none() {
        hq.policy(code, terms(Map.of())).statusCode(201);
        hq.policy(code, terms(Map.of("lifetimeMinutes", 60))).statusCode(428);
        put("\"2\"", Map.of("lifetimeMinutes", 60)).statusCode(412);

        put("\"1\"", Map.of()).statusCode(200).body("version", equalTo(1));
        put("\"1\"", Map.of("lifetimeMinutes", 60)).statusCode(200).body("version", equalTo(2));

        assertThatThrownBy(() -> Database.execute("update contact_policy set terms = '{}'"))
                .hasMessageContaining("append-only");
    }

    @Test
    void what_cannot_hold_is_refused_by_name() {
        refused("jurisdiction", "XX", 422).body("errors.pointer", contains("#/jurisdiction"));
        refused("zone", "Asia/Nowhere", 422).body("errors.pointer", contains("#/zone"));
        refused("quietHours", Map.of("from", "21:00", "to", "21:00"), 422)
                .body("errors.pointer", contains("#/quietHours/to"));
        refused("quietHours", Map.of("from", "24:00", "to", "08:00"), 400).body("type", endsWith("invalid-request"));
        refused("lifetimeMinutes", 0, 400).body("type", endsWith("invalid-request"));
        refused("lifetimeMinutes", 43_201, 400).body("type", endsWith("invalid-request"));
        refused("holdOutPercent", 51, 400).body("type", endsWith("invalid-request"));
        refused("caps", List.of(Map.of("contacts", 0, "days", 7)), 400).body("type", endsWith("invalid-request"));
        refused("caps", List.of(Map.of("contacts", 1, "days", 367)), 400).body("type", endsWith("invalid-request"));
    }

    private ValidatableResponse refused(String field, Object value, int status) {
        return hq.policy(code, terms(Map.of(field, value))).statusCode(status);
    }

    private ValidatableResponse put(String ifMatch, Map<String, Object> other) {
        return hq.request()
                .header("If-Match", ifMatch)
                .body(terms(other))
                .put("/v1/contact-policies/{code}", code)
                .then();
    }

    private ValidatableResponse read(String which) {
        return hq.request().get("/v1/contact-policies/{code}", which).then();
    }

    private static Map<String, Object> terms(Map<String, Object> other) {
        Map<String, Object> terms = new HashMap<>(Map.of(
                "jurisdiction",
                "kr",
                "zone",
                "Asia/Seoul",
                "caps",
                List.of(Map.of("contacts", 2, "days", 7)),
                "quietHours",
                Map.of("from", "21:00", "to", "08:00", "exceptChannels", List.of("post", "email")),
                "nightConsentLifts",
                true,
                "surveyRestDays",
                180,
                "lifetimeMinutes",
                1440,
                "holdOutPercent",
                0,
                "exemptCounts",
                true));
        terms.putAll(other);
        return terms;
    }
}
