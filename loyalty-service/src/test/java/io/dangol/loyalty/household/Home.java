package io.dangol.loyalty.household;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Members of one programme, some of whom live together, and the words in which tests speak of them. */
final class Home {

    final Shop shop;
    final String store;
    final String program;
    private final Map<String, String> cards = new HashMap<>();

    Home(Shop shop, Map<String, ?> otherwise, String... names) {
        this.shop = shop;
        this.store = shop.open();
        this.program = Shop.program(Map.of("negativeBalancePolicy", "ALLOW", "pointsExpireAfterMonths", 240));
        Map<String, Object> terms =
                new HashMap<>(Map.of("offered", true, "maxMembers", 6, "minStayDays", 0, "rejoinAfterDays", 0));
        terms.putAll(otherwise);
        put(Tokens.admin(), "/v1/programs/" + program + "/household-terms", terms)
                .statusCode(201);
        for (String name : names) {
            cards.put(name, Shop.card(program));
        }
    }

    String card(String name) {
        return Objects.requireNonNull(cards.get(name));
    }

    String member(String name) {
        return shop.text("select member_id from card where number = '" + card(name) + "'");
    }

    String tokenOf(String name) {
        return Tokens.member("memberId", UUID.fromString(member(name))).bearer();
    }

    /** On that day, so that earlier ones expire first. */
    void sell(String name, long points, String day) {
        Map<String, Object> sale = sale(store, "r-" + UUID.randomUUID(), points * 100, card(name));
        sale.put("soldAt", day + "T09:00:00Z");
        post(Shop.till(store), "/v1/sales", sale).statusCode(201);
    }

    String founded(String head) {
        return post(tokenOf(head), "/v1/households", Map.of("headCardNumber", card(head)))
                .statusCode(201)
                .extract()
                .path("householdId");
    }

    ValidatableResponse code(String by, String household) {
        return post(tokenOf(by), "/v1/households/" + household + "/codes", Map.of());
    }

    ValidatableResponse join(String name, String code) {
        return post(tokenOf(name), "/v1/cards/" + card(name) + "/household", Map.of("code", code));
    }

    void joined(String name, String head, String household) {
        join(name, code(head, household).statusCode(201).extract().path("code")).statusCode(201);
    }

    /** The first of them is the head. */
    @CanIgnoreReturnValue
    String together(String head, String... others) {
        String household = founded(head);
        for (String other : others) {
            joined(other, head, household);
        }
        return household;
    }

    ValidatableResponse leave(String name) {
        return leave(name, membership(name));
    }

    ValidatableResponse leave(String name, String membership) {
        return post(tokenOf(name), "/v1/cards/" + card(name) + "/household/leave", Map.of("membershipId", membership));
    }

    ValidatableResponse remove(String by, String household, String name) {
        return remove(by, household, name, membership(name));
    }

    ValidatableResponse remove(String by, String household, String name, String membership) {
        return post(
                tokenOf(by),
                "/v1/households/" + household + "/members/" + member(name) + "/remove",
                Map.of("membershipId", membership));
    }

    /** Its last one. */
    String membership(String name) {
        return shop.text("select id::text from household_member where member_id = '" + member(name)
                + "' order by id desc limit 1");
    }

    ValidatableResponse spend(String name, long points, boolean capture) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "storeCode",
                store,
                "cardNumber",
                card(name),
                "points",
                points,
                "reference",
                "h-" + UUID.randomUUID(),
                "capture",
                capture));
        return post(Shop.till(store), "/v1/redemptions", wish);
    }

    String held(String name, long points) {
        return spend(name, points, false).statusCode(201).extract().path("redemptionId");
    }

    void release(String redemption) {
        post(Shop.till(store), "/v1/redemptions/" + redemption + "/release", Map.of())
                .statusCode(200);
    }

    String merged(String survivor, String absorbed) {
        return post(
                        Tokens.admin(),
                        "/v1/merges",
                        Map.of(
                                "survivorCardNumber",
                                card(survivor),
                                "absorbedCardNumber",
                                card(absorbed),
                                "reason",
                                "SAME_PERSON",
                                "reference",
                                "d-" + UUID.randomUUID()))
                .statusCode(201)
                .extract()
                .path("mergeId");
    }

    long available(String name) {
        return Shop.available(card(name));
    }

    /** What goes back does so by itself. */
    void awaitAvailable(String name, long points) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(available(name)).isEqualTo(points));
    }

    long events(String type, String id) {
        return shop.number("select count(*) from event_log where type = 'io.dangol.loyalty." + type
                + ".v1' and payload like '%" + id + "%'");
    }

    void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification")
                .body("findings", equalTo(List.of()))
                .body("holds", equalTo(true));
    }
}
