package io.dangol.loyalty.household;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is in it, and how they come and go. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class HouseholdTest {

    private final Shop shop;

    HouseholdTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void a_head_lets_one_in_by_a_code_that_is_good_once() {
        Home home = new Home(shop, Map.of(), "mum", "son", "thief");
        String household = home.founded("mum");
        post(home.tokenOf("mum"), "/v1/households", Map.of("headCardNumber", home.card("mum")))
                .statusCode(200)
                .header("Idempotency-Replayed", "true");
        String old = home.code("mum", household).extract().path("code");
        String code = home.code("mum", household).extract().path("code");

        home.join("son", old).statusCode(422).body("type", endsWith(":unknown-household-code"));
        home.join("son", code).statusCode(201).body("members", hasSize(2));
        home.join("son", code).statusCode(200).header("Idempotency-Replayed", "true");
        home.join("thief", code).statusCode(422).body("type", endsWith(":unknown-household-code"));
        home.code("son", household).statusCode(403).body("type", endsWith(":household-head-only"));
        home.code("thief", household).statusCode(404);
        get(home.tokenOf("thief"), "/v1/households/" + household).statusCode(404);
        get(home.tokenOf("son"), "/v1/cards/" + home.card("son") + "/household")
                .body("householdId", equalTo(household));
        assertThat(home.events("HouseholdJoined", household)).isEqualTo(2);
    }

    @Test
    void nobody_joins_for_another_and_a_member_never_without_a_code() {
        Home home = new Home(shop, Map.of(), "mum", "son");
        String household = home.founded("mum");
        String code = home.code("mum", household).extract().path("code");
        String path = "/v1/cards/" + home.card("son") + "/household";

        post(home.tokenOf("mum"), path, Map.of("code", code)).statusCode(404);
        post(home.tokenOf("son"), path, Map.of("householdId", household))
                .statusCode(422)
                .body("type", endsWith(":household-unclear"));
        post(Tokens.admin(), path, Map.of("householdId", UUID.randomUUID().toString()))
                .statusCode(404);
        post(Tokens.admin(), path, Map.of("householdId", household)).statusCode(201);
        post(Tokens.admin(), path, Map.of("householdId", household)).statusCode(200);
        post(home.tokenOf("son"), "/v1/households", Map.of("headCardNumber", home.card("son")))
                .statusCode(409)
                .body("type", endsWith(":already-in-household"));
    }

    @Test
    void it_is_as_large_as_the_programme_says_and_of_one_programme() {
        Home home = new Home(shop, Map.of("maxMembers", 2), "mum", "son", "daughter");
        String household = home.together("mum", "son");
        home.code("mum", household).statusCode(422).body("type", endsWith(":household-full"));
        String byShop = "/v1/cards/" + home.card("daughter") + "/household";
        post(Tokens.admin(), byShop, Map.of("householdId", household))
                .statusCode(422)
                .body("type", endsWith(":household-full"));

        Home elsewhere = new Home(shop, Map.of(), "uncle");
        home.leave("son").statusCode(200);
        String code = home.code("mum", household).extract().path("code");
        elsewhere.join("uncle", code).statusCode(422).body("type", endsWith(":household-across-programs"));
        Home none = new Home(shop, Map.of("offered", false), "loner");
        post(none.tokenOf("loner"), "/v1/households", Map.of("headCardNumber", none.card("loner")))
                .statusCode(422)
                .body("type", endsWith(":household-not-offered"));
    }

    @Test
    void who_came_stays_a_while_and_who_left_waits_unless_the_head_or_the_shop_parts_them() {
        Home home = new Home(shop, Map.of("minStayDays", 30, "rejoinAfterDays", 90), "mum", "son");
        String household = home.together("mum", "son");

        home.leave("son").statusCode(422).body("type", endsWith(":household-stay"));
        home.remove("son", household, "son").statusCode(403);
        home.remove("mum", household, "son").statusCode(200).body("memberId", equalTo(home.member("son")));
        home.remove("mum", household, "son").statusCode(200);
        home.leave("son").statusCode(200);
        assertThat(home.events("HouseholdLeft", household)).isEqualTo(1);

        home.joined("son", "mum", household);
        shop.execute("update household_member set joined_at = joined_at - interval '30 days' where member_id = '"
                + home.member("son") + "'");
        home.leave("son").statusCode(200);
        String code = home.code("mum", household).extract().path("code");
        home.join("son", code).statusCode(422).body("type", endsWith(":household-rejoin"));
        post(Tokens.admin(), "/v1/cards/" + home.card("son") + "/household", Map.of("code", code))
                .statusCode(201);
        assertThat(home.events("HouseholdLeft", household)).isEqualTo(2);
    }

    @Test
    void who_was_parted_by_others_joins_another_at_once_unless_it_still_waits_for_what_it_left_before() {
        Home home = new Home(shop, Map.of("rejoinAfterDays", 90), "mum", "son", "daughter");
        String household = home.together("mum", "son");
        home.remove("mum", household, "son").statusCode(200);
        String sons = home.founded("son");
        home.joined("daughter", "son", sons);
        home.leave("son").statusCode(200);

        home.joined("daughter", "mum", household);
        home.leave("daughter").statusCode(200);
        String code = home.code("mum", household).extract().path("code");
        post(Tokens.admin(), "/v1/cards/" + home.card("daughter") + "/household", Map.of("code", code))
                .statusCode(201);
        home.remove("mum", household, "daughter").statusCode(200);

        String other = home.code("mum", household).extract().path("code");
        home.join("daughter", other).statusCode(422).body("type", endsWith(":household-rejoin"));
    }

    @Test
    void a_request_that_comes_late_ends_no_membership_but_its_own() {
        Home home = new Home(shop, Map.of(), "mum", "son");
        String household = home.together("mum", "son");
        String first = home.membership("son");
        String leftAt = home.leave("son", first).statusCode(200).extract().path("leftAt");
        home.joined("son", "mum", household);

        home.leave("son", first).statusCode(200).body("leftAt", equalTo(leftAt));
        home.remove("mum", household, "son", first).statusCode(200).body("leftAt", equalTo(leftAt));
        home.leave("son", home.membership("mum")).statusCode(404);

        get(home.tokenOf("son"), "/v1/cards/" + home.card("son") + "/household")
                .statusCode(200)
                .body("members[1].membershipId", equalTo(home.membership("son")));
        home.leave("son").statusCode(200);
        assertThat(home.events("HouseholdLeft", household)).isEqualTo(2);
    }

    @Test
    void where_the_head_leaves_it_ends_for_all() {
        Home home = new Home(shop, Map.of(), "mum", "son");
        String household = home.together("mum", "son");

        home.leave("mum").statusCode(200);

        get(Tokens.admin(), "/v1/households/" + household).statusCode(404);
        get(home.tokenOf("son"), "/v1/cards/" + home.card("son") + "/household").statusCode(404);
        home.code("mum", household).statusCode(404);
        var unused = home.founded("son");
        assertThat(home.events("HouseholdLeft", household)).isEqualTo(2);
    }
}
