package io.dangol.gateway.route;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.KnownClients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Surroundings.class)
class PassedHeadersTest {

    @Inject
    KnownClients clients;

    @Test
    void a_sane_correlation_id_goes_all_the_way_and_back() {
        caller().header("X-Correlation-Id", "till-7.receipt_536365")
                .get("/v1/sales/1")
                .then()
                .header("X-Correlation-Id", "till-7.receipt_536365")
                .body("headers.x-correlation-id", equalTo("till-7.receipt_536365"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\"b", "김", "12345678901234567890123456789012345678901234567890123456789012345"})
    void another_one_is_replaced(String id) {
        caller().header("X-Correlation-Id", id)
                .get("/v1/sales/1")
                .then()
                .header("X-Correlation-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void every_refusal_carries_a_correlation_id_in_header_and_body() {
        given().header("X-Correlation-Id", "mine")
                .get("/v1/sales/1")
                .then()
                .statusCode(401)
                .header("X-Correlation-Id", "mine")
                .body("correlationId", equalTo("mine"));
    }

    @Test
    void what_a_caller_says_for_the_audit_log_reaches_the_service() {
        caller().header("X-Purpose", "complaint")
                .header("X-Acting-User", "u-17")
                .get("/v1/sales/1")
                .then()
                .statusCode(200)
                .body("headers.x-purpose", equalTo("complaint"))
                .body("headers.x-acting-user", equalTo("u-17"));
    }

    @Test
    void services_get_no_header_that_a_caller_could_fake() {
        caller().header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil")
                .header("X-User", "admin")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("Forwarded", "for=10.0.0.1")
                .header("Cookie", "a=b")
                .header("TE", "trailers")
                .header("Connection", "keep-alive, Idempotency-Secret")
                .header("Idempotency-Secret", "x")
                .header("Idempotency-Key", "k1")
                .get("/v1/sales/1")
                .then()
                .statusCode(200)
                .body("headers", hasKey("authorization"))
                .body("headers.idempotency-key", equalTo("k1"))
                .body("headers.findAll { it.key.startsWith('x-') && it.key != 'x-correlation-id' }", anEmptyMap())
                .body("headers", not(hasKey("forwarded")))
                .body("headers", not(hasKey("cookie")))
                .body("headers", not(hasKey("te")))
                .body("headers", not(hasKey("idempotency-secret")));
    }

    @Test
    void callers_learn_nothing_of_what_runs_inside() {
        caller().get("/v1/sales/1")
                .then()
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue())
                .header("Set-Cookie", nullValue())
                .header("Location", equalTo("/v1/sales/1"))
                .header("Link", equalTo("</v1/sales?cursor=x>; rel=\"next\""))
                .header("Cache-Control", equalTo("no-store"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    private RequestSpecification caller() {
        return given().auth().oauth2(clients.token());
    }
}
