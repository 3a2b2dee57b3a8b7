package io.dangol.gateway.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.KnownClients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A token travels in a header, and names every store of its client. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class TokenLengthTest {

    @Inject
    KnownClients clients;

    @Test
    void a_client_of_hundreds_of_stores_gets_a_token_that_the_door_accepts() {
        String token = clients.tokenOf(clients.tillOf(stores(500, "STORE-%04d")));

        given().auth().oauth2(token).get("/v1/sales/1").then().statusCode(200);
    }

    @Test
    void a_client_of_more_stores_than_a_token_can_name_is_told_so_here() {
        String id = clients.tillOf(stores(500, "STORE-IN-A-STREET-WITH-A-LONG-NAME-%04d"));

        given().auth()
                .preemptive()
                .basic(id, KnownClients.SECRET)
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    private static List<String> stores(int count, String name) {
        return IntStream.range(0, count).mapToObj(name::formatted).toList();
    }
}
