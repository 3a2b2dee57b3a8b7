package io.dangol.loyalty.gift;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which user made a gift, at which store, and which one took it back. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class WhoGaveTest {

    private final Shop shop;

    WhoGaveTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void a_gift_is_kept_with_the_store_and_the_user_that_made_it_and_the_user_that_took_it_back() {
        Friends friends = new Friends(shop, Map.of("offered", true), "ann", "ben");
        friends.sell("ann", 100);
        String till = Tokens.of("pos", "gifts:give")
                .partner(Shop.PARTNER)
                .stores(friends.store)
                .bearer();

        String gift = as("kim", till, "/v1/gifts", friends.gift("ann", "ben", 10))
                .statusCode(201)
                .extract()
                .path("giftId");
        as("lee", Tokens.admin(), "/v1/gifts/" + gift + "/reverse", Map.of()).statusCode(200);

        assertThat(shop.text("select acting_user || ' ' || store_code || ' ' || reversed_user from gift where id = '"
                        + gift + "'"))
                .isEqualTo("kim " + friends.store + " lee");
        String other = friends.given("ann", "ben", 5);
        assertThat(shop.number("select count(*) from gift where id = '" + other
                        + "' and acting_user is null and store_code is null"))
                .isOne();
    }

    private static ValidatableResponse as(String user, String token, String path, Map<String, ?> body) {
        return given().filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(token)
                .header("X-Acting-User", user)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }
}
