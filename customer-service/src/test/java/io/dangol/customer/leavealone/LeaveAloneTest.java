package io.dangol.customer.leavealone;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class LeaveAloneTest {

    private final CustomerClient hq = CustomerClient.headquarters();
    private UUID customer = UUID.randomUUID();

    @BeforeEach
    void somebody() {
        customer = hq.registered();
    }

    @Test
    void nobody_is_left_alone_unless_somebody_said_so() {
        read().statusCode(404).body("type", endsWith("customer-not-left-alone"));
        end().statusCode(404).body("type", endsWith("customer-not-left-alone"));
    }

    @Test
    void the_reason_and_the_review_are_kept_until_it_is_ended() {
        hq.leavesAlone(customer, "SLEEPING_DOG").statusCode(201);
        read().statusCode(200).body("reason", equalTo("SLEEPING_DOG")).body("reviewOn", equalTo("2030-01-31"));

        end().statusCode(204);

        read().statusCode(404);
    }

    @Test
    void another_reason_is_put_on_the_version_that_was_read() {
        hq.leavesAlone(customer, "UNWILLING").statusCode(201);
        hq.leavesAlone(customer, "UNPROFITABLE").statusCode(428);
        put("\"7\"").statusCode(412);

        put("\"0\"").statusCode(200).body("reason", equalTo("UNPROFITABLE")).body("version", equalTo(1));
    }

    @Test
    void a_reason_that_there_is_not_is_refused() {
        hq.leavesAlone(customer, "TIRED").statusCode(400);
    }

    private ValidatableResponse put(String ifMatch) {
        return hq.request()
                .header("If-Match", ifMatch)
                .body(Map.of("reason", "UNPROFITABLE", "reviewOn", "2030-06-30"))
                .put("/v1/customers/{id}/leave-alone", customer)
                .then();
    }

    private ValidatableResponse read() {
        return hq.request().get("/v1/customers/{id}/leave-alone", customer).then();
    }

    private ValidatableResponse end() {
        return hq.request().delete("/v1/customers/{id}/leave-alone", customer).then();
    }
}
