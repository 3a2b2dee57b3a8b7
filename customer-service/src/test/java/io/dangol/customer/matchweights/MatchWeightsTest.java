package io.dangol.customer.matchweights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Weights are learnt from the customers that there are, and judged by once somebody says so. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MatchWeightsTest {

    private final CustomerClient agent = CustomerClient.headquarters();

    @AfterEach
    void judgeByTheBuiltInOnes() {
        activates(0).statusCode(204);
    }

    @Test
    void what_was_learnt_is_judged_by_and_says_so() throws SQLException {
        pairs(30);
        int version = learnt();
        activates(version).statusCode(204);

        Map<String, Object> person = Map.of("givenName", "김지우", "phone", CustomerClient.mobileNumber());
        UUID first = agent.registered(person);
        UUID unused = agent.registered(person);

        assertThat(Database.select("select weights_version from match_review where first_customer_id = ?", first))
                .containsExactly(String.valueOf(version));
        agent.request()
                .get("/v1/match-weights/{version}", version)
                .then()
                .statusCode(200)
                .body("active", equalTo(true))
                .body("status", equalTo("READY"))
                .body("weights.field", hasItems("givenName", "familyName", "phone"));
    }

    @Test
    void names_are_kept_as_keyed_hashes() throws SQLException {
        pairs(5);
        int version = learnt();

        assertThat(Database.select("select hash from match_frequency where version = ?", version))
                .isNotEmpty()
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void what_cannot_be_learnt_ends_and_is_not_tried_for_ever() throws SQLException {
        UUID broken = agent.registered(Map.of("givenName", "김지우", "phone", CustomerClient.mobileNumber()));
        String row = " where customer_id = '" + broken + "'";
        Database.execute("update sealed_profile set sealed = decode(repeat('00', 64), 'hex')" + row);
        try {
            awaits(training(), "FAILED");
        } finally {
            Database.execute("delete from sealed_profile" + row);
        }
    }

    @Test
    void nothing_is_judged_by_what_is_not_there() {
        activates(1_000_000).statusCode(404).body("type", containsString("unknown-match-weights"));
    }

    private int learnt() {
        int version = training();
        awaits(version, "READY");
        return version;
    }

    private int training() {
        return agent.request()
                .post("/v1/match-weights/trainings")
                .then()
                .statusCode(201)
                .body("status", equalTo("TRAINING"))
                .extract()
                .path("version");
    }

    private void awaits(int version, String status) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> agent.request()
                        .get("/v1/match-weights/{version}", version)
                        .then()
                        .body("status", equalTo(status)));
    }

    private ValidatableResponse activates(int version) {
        return agent.request()
                .body(Map.of("version", version))
                .put("/v1/match-weights/active")
                .then();
    }

    private void pairs(int many) {
        for (int i = 0; i < many; i++) {
            Map<String, Object> person = Map.of("givenName", "김지우", "phone", CustomerClient.mobileNumber());
            UUID first = agent.registered(person);
            UUID second = agent.registered(person);
            assertThat(first).isNotEqualTo(second);
        }
    }
}
