package io.dangol.gateway.route;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.KnownClients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Surroundings.class)
class OperationsTest {

    @Inject
    KnownClients clients;

    @Test
    void it_listens_on_the_loopback_interface_unless_told_otherwise() {
        String host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);

        assertThat(host).isEqualTo("127.0.0.1");
    }

    @Test
    void the_gateway_is_alive_without_kafka() {
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void metrics_count_by_route_and_never_by_card() {
        given().auth()
                .oauth2(clients.token())
                .get("/v1/cards/4711-0815/balance")
                .then()
                .statusCode(200);

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString(
                        "dangol_gateway_requests_seconds_count{method=\"GET\",route=\"/v1/cards\",status=\"2xx\"}"))
                .body(containsString("dangol_gateway_upstream_down{upstream=\"loyalty\"}"))
                .body(not(containsString("4711-0815")));
    }

    @Test
    void metrics_are_not_for_who_comes_through_another_proxy() {
        given().header("X-Forwarded-For", "192.0.2.1")
                .get("/q/metrics")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:dangol:problem:unknown-route"));
    }
}
