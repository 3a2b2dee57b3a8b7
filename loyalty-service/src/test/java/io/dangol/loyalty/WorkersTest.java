package io.dangol.loyalty;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Without these threads the service looks well and does nothing: whether they live is part of its health. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class WorkersTest {

    @Test
    void tills_and_overdue_holds_are_watched() {
        String workers = given().get("/q/health/live")
                .then()
                .statusCode(200)
                .extract()
                .path("checks.find { it.name == 'workers' }.data.all");

        assertThat(workers.split(", ", -1))
                .contains("till-0", "till-1", "overdue-holds", "redemptions-0", "points-expiry-1");
    }
}
