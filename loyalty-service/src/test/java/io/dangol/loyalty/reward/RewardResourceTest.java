package io.dangol.loyalty.reward;

import static io.dangol.loyalty.RewardThings.reward;
import static io.dangol.loyalty.RewardThings.terms;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.patch;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.till;
import static java.util.Collections.singletonMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The catalogue of rewards. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class RewardResourceTest {

    private static final String PAST = "2020-01-01T00:00:00Z";
    private static final String FAR = "2999-01-01T00:00:00Z";

    private final Shop shop;
    private String program = "";

    RewardResourceTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void aPartnerIsKnownByItsStores() {
        var unused = shop.open();
        program = program("ALLOW");
    }

    @Test
    void a_reward_is_read_as_it_was_created() {
        String store = shop.open();

        String id =
                reward(program, Map.of("code", "MUG", "stock", 3, "storeCodes", List.of(store), "limitPerMember", 2));

        get(Tokens.admin(), "/v1/rewards/" + id)
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("code", equalTo("MUG"))
                .body("stock", equalTo(3))
                .body("storeCodes", contains(store))
                .body("limitPerMember", equalTo(2))
                .body("voucher.kind", equalTo("AMOUNT"))
                .body("voucher.amountOff", equalTo(500));
    }

    @Test
    void created_again_it_is_the_same_and_with_another_content_it_is_refused() {
        Map<String, Object> terms = terms(program, Map.of("stock", 3, "validUntil", FAR));
        String id = post(Tokens.admin(), "/v1/rewards", terms)
                .statusCode(201)
                .header(
                        "Location",
                        endsWith("/v1/rewards/"
                                + post(Tokens.admin(), "/v1/rewards", terms)
                                        .extract()
                                        .path("rewardId")))
                .extract()
                .path("rewardId");

        post(Tokens.admin(), "/v1/rewards", terms)
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("rewardId", equalTo(id));
        for (Map.Entry<String, ?> other : Map.of("points", 11, "stock", 4, "name", "Six off", "validFrom", PAST)
                .entrySet()) {
            Map<String, Object> changed = terms(program, terms);
            changed.put(other.getKey(), other.getValue());
            post(Tokens.admin(), "/v1/rewards", changed).statusCode(409).body("type", endsWith(":reward-code-taken"));
        }
    }

    @Test
    void what_is_not_clear_is_refused_and_nothing_written() {
        long before = shop.number("select count(*) from reward");

        refused(Map.of("programId", UUID.randomUUID().toString()), "unknown-program", "#/programId");
        refused(Map.of("issuerPartnerId", UUID.randomUUID().toString()), "unknown-issuer", "#/issuerPartnerId");
        refused(Map.of("storeCodes", List.of("nowhere")), "unknown-store", "#/storeCodes/0");
        refused(Map.of("kind", "GOODS"), "reward-voucher-unclear", "#/voucher");
        refused(Map.of("voucher", ""), "reward-voucher-unclear", "#/voucher");
        refused(Map.of("kind", "GOODS", "voucher", "", "voucherDays", 3), "reward-voucher-unclear", "#/voucherDays");
        refused(Map.of("voucher", Map.of("kind", "PERCENT", "amountOff", 5)), "voucher-value-unclear", "#/voucher");
        refused(Map.of("validFrom", FAR, "validUntil", FAR), "validity-ends-before-it-begins", "#/validUntil");

        assertThat(shop.number("select count(*) from reward")).isEqualTo(before);
    }

    @Test
    void a_patch_changes_what_it_names_on_the_version_that_was_read() {
        String id = reward(program, Map.of("limitPerMember", 2, "stock", 3));

        patch("/v1/rewards/" + id, null, Map.of("points", 12)).statusCode(428);
        patch("/v1/rewards/" + id, "\"1\"", Map.of("points", 12)).statusCode(412);
        patch("/v1/rewards/" + id, "\"0\"", Map.of("stock", 12)).statusCode(400);
        patch("/v1/rewards/" + id, "\"0\"", singletonMap("limitPerMember", null))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("limitPerMember", nullValue())
                .body("points", equalTo(10))
                .body("stock", equalTo(3));
        patch("/v1/rewards/" + id, "\"1\"", Map.of("voucher", Map.of("amountOff", 700)))
                .statusCode(200)
                .body("voucher.kind", equalTo("AMOUNT"))
                .body("voucher.amountOff", equalTo(700));
    }

    @Test
    void of_many_patches_on_one_version_one_is_made() {
        String id = reward(program, Map.of());

        long made = IntStream.range(0, 8)
                .parallel()
                .filter(i -> patch("/v1/rewards/" + id, "\"0\"", Map.of("points", 20 + i))
                                .extract()
                                .statusCode()
                        == 200)
                .count();

        assertThat(made).isEqualTo(1);
    }

    @Test
    void stock_moves_by_its_reference_once_and_never_below_nothing() {
        String id = reward(program, Map.of("stock", 3));

        move(id, "in", 5).statusCode(201).body("stockAfter", equalTo(8));
        move(id, "in", 5).statusCode(200).body("stockAfter", equalTo(8));
        move(id, "in", 6).statusCode(409).body("type", endsWith(":reference-conflict"));
        move(id, "out", -9).statusCode(422).body("type", endsWith(":stock-too-low"));
        move(id, "most", 1_000_000_000).statusCode(422).body("type", endsWith(":stock-too-high"));
        move(id, "none", 0).statusCode(422).body("type", endsWith(":stock-not-moved"));
        move(id, "all", -8).statusCode(201).body("stockAfter", equalTo(0));
        move(reward(program, Map.of()), "in", 5).statusCode(422).body("type", endsWith(":stock-unlimited"));

        get(Tokens.admin(), "/v1/rewards/" + id).body("stock", equalTo(0)).header("ETag", "\"0\"");
    }

    @Test
    void headquarters_sees_all_and_others_what_can_be_claimed_now() {
        String mine = program("ALLOW");
        String now = reward(mine, Map.of());
        String over = reward(mine, Map.of("validFrom", PAST, "validUntil", "2020-01-02T00:00:00Z"));
        String soon = reward(mine, Map.of("validFrom", FAR));
        String till = till(shop.open());

        get(Tokens.admin(), "/v1/rewards?programId=" + mine).body("data.rewardId", contains(now, over, soon));
        get(till, "/v1/rewards?programId=" + mine).body("data.rewardId", contains(now));
        get(till, "/v1/rewards/" + soon).statusCode(404);
        get(Tokens.member("memberId", UUID.randomUUID()).bearer(), "/v1/rewards?programId=" + mine)
                .body("data.rewardId", contains(now));
        get(Tokens.admin(), "/v1/rewards/" + over).statusCode(200);
    }

    @Test
    void they_are_listed_page_by_page() {
        String mine = program("ALLOW");
        String first = reward(mine, Map.of());
        String second = reward(mine, Map.of());

        String next = get(Tokens.admin(), "/v1/rewards?limit=1&programId=" + mine)
                .body("data.rewardId", contains(first))
                .extract()
                .path("next");

        get(Tokens.admin(), "/v1/rewards?limit=1&programId=" + mine + "&cursor=" + next)
                .body("data.rewardId", contains(second))
                .body("data.rewardId", not(hasItem(first)))
                .body("next", nullValue());
    }

    private static ValidatableResponse move(String id, String reference, long quantity) {
        return post(
                Tokens.admin(),
                "/v1/rewards/" + id + "/stock-movements",
                Map.of("reference", reference, "quantity", quantity));
    }

    private void refused(Map<String, ?> otherwise, String type, String pointer) {
        post(Tokens.admin(), "/v1/rewards", terms(program, otherwise))
                .statusCode(422)
                .body("type", endsWith(":" + type))
                .body("errors[0].pointer", equalTo(pointer));
    }
}
