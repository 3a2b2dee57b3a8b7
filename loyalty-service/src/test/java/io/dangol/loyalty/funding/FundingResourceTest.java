package io.dangol.loyalty.funding;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a dealer gives beyond what it paid for waits, and nobody loses anything by it. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class FundingResourceTest {

    private final Shop shop;
    private final Covering covering;
    private String card = "";

    FundingResourceTest(Shop shop, Covering covering) {
        this.shop = shop;
        this.covering = covering;
    }

    @BeforeEach
    void haveACard() {
        card = card(program("ALLOW"));
    }

    @Test
    void a_dealer_at_its_line_goes_on_selling_and_its_points_wait_until_it_pays() {
        Dealer dealer = new Dealer(shop);
        dealer.upTo(100).sells(card, 100);

        dealer.sells(card, 40);

        get(Tokens.admin(), "/v1/cards/" + card + "/balance")
                .body("available", equalTo(100))
                .body("pending", equalTo(40))
                .body("pendingFor", hasSize(1))
                .body("pendingFor[0].reason", equalTo("FUNDING"))
                .body("pendingFor[0].points", equalTo(40));
        get(Tokens.admin(), "/v1/cards/" + card + "/lots").body("data.waitsFor.flatten()", hasSize(1));
        get(Tokens.admin(), dealer.path()).body("room", equalTo(0)).body("pendingSince", notNullValue());
        dealer.assertThatItGave(100, 40);
        assertThat(told("PointsPosted", "\"waiting\":{\"FUNDING\":40}")).isOne();

        dealer.pays("PAYMENT", "p1", 40).statusCode(201);
        cover();

        assertThat(available(card)).isEqualTo(140);
        dealer.assertThatItGave(100, 0);
        get(Tokens.admin(), dealer.path()).body("pendingSince", nullValue());
        assertThat(told("PointsReleased", "\"points\":40")).isOne();
        assertThatTheLedgerHolds();
    }

    @Test
    void points_that_wait_cannot_be_spent() {
        Dealer dealer = new Dealer(shop);
        dealer.upTo(0).sells(card, 40);

        spend(dealer, 40, "a").statusCode(422).body("type", equalTo("urn:dangol:problem:insufficient-points"));
        dealer.pays("PACK", "p", 40).statusCode(201);
        cover();

        spend(dealer, 40, "b").statusCode(201);
    }

    @Test
    void a_pack_is_used_up_and_the_rest_waits_the_oldest_first() {
        Dealer dealer = new Dealer(shop);
        dealer.upTo(0).pays("PACK", "pack", 50).statusCode(201);
        dealer.sells(card, 30);
        String second = card(program("ALLOW"));
        String third = card(program("ALLOW"));
        dealer.sells(second, 30);
        dealer.sells(third, 10);

        dealer.assertThatItGave(-20, 40);
        dealer.pays("PACK", "more", 10).statusCode(201);
        cover();

        assertThat(available(second)).isEqualTo(30);
        assertThat(available(third)).isZero();
        dealer.assertThatItGave(-30 + 30, 10);
    }

    @Test
    void a_payment_counts_once_and_another_content_is_a_conflict() {
        Dealer dealer = new Dealer(shop);
        dealer.upTo(100).pays("PAYMENT", "p1", 40).statusCode(201).body("kind", equalTo("PAYMENT"));

        dealer.pays("PAYMENT", "p1", 40).statusCode(200);
        dealer.pays("PAYMENT", "p1", 41).statusCode(409).body("type", equalTo("urn:dangol:problem:reference-conflict"));
        dealer.pays("PACK", "p1", 40).statusCode(409);
        dealer.pays("PACK", "p2", 0).statusCode(422).body("type", equalTo("urn:dangol:problem:nothing-paid"));

        dealer.assertThatItGave(-40, 0);
        get(Tokens.admin(), dealer.path() + "/changes").body("data.kind", equalTo(List.of("CREDIT_LINE", "PAYMENT")));
    }

    @Test
    void a_line_that_is_raised_opens_and_the_same_line_again_changes_nothing() {
        Dealer dealer = new Dealer(shop);
        dealer.upTo(10).sells(card, 30);

        dealer.upTo(30).upTo(30);
        cover();

        assertThat(available(card)).isEqualTo(30);
        get(Tokens.admin(), dealer.path() + "/changes").body("data", hasSize(2));
    }

    @Test
    void without_a_limit_nothing_waits_and_all_is_counted() {
        Dealer dealer = new Dealer(shop);
        dealer.upTo(10).sells(card, 30);

        dealer.withoutLimit();
        cover();
        dealer.sells(card, 1_000);

        assertThat(available(card)).isEqualTo(1_030);
        get(Tokens.admin(), dealer.path()).body("creditLine", nullValue()).body("exposure", equalTo(1_030));
    }

    @Test
    void what_is_unclear_is_refused() {
        Dealer dealer = new Dealer(shop);
        dealer.upTo(5);

        put(Tokens.admin(), dealer.path(), Map.of("line", "LIMITED")).statusCode(422);
        put(Tokens.admin(), dealer.path(), Map.of("line", "UNLIMITED", "points", 3))
                .statusCode(422);
        put(Tokens.admin(), dealer.path(), Map.of("line", "LIMITED", "points", -1))
                .statusCode(400);
        put(Tokens.admin(), "/v1/funding-accounts/" + UUID.randomUUID(), Map.of("line", "LIMITED", "points", 1))
                .statusCode(422)
                .body("type", equalTo("urn:dangol:problem:unknown-funder"));
        get(Tokens.admin(), "/v1/funding-accounts/" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void a_partner_reads_its_own_account_and_changes_nothing() {
        Dealer dealer = new Dealer(shop);
        dealer.upTo(100);
        String own =
                Tokens.of("dealer", "settlements:read").partner(dealer.partner).bearer();
        String stranger = Tokens.of("other", "settlements:read")
                .partner(UUID.randomUUID())
                .bearer();

        get(own, dealer.path()).statusCode(200).body("creditLine", equalTo(100));
        get(own, "/v1/funding-accounts").body("data", hasSize(1));
        get(stranger, dealer.path()).statusCode(404);
        get(stranger, dealer.path() + "/changes").statusCode(404);
        get(stranger, "/v1/funding-accounts").body("data", hasSize(0));
        put(own, dealer.path(), Map.of("line", "UNLIMITED")).statusCode(403);
    }

    @Test
    void points_given_by_hand_wait_too() {
        Dealer dealer = new Dealer(shop);
        dealer.upTo(10);
        Map<String, ?> asked = Map.of(
                "cardNumber",
                card,
                "points",
                20,
                "reason",
                "GOODWILL",
                "reference",
                "t",
                "funderPartnerId",
                dealer.partner);
        String id = post(Tokens.of("agent-" + card, "adjustments:request").bearer(), "/v1/adjustments", asked)
                .statusCode(201)
                .extract()
                .path("adjustmentId");

        post(Tokens.admin(), "/v1/adjustments/" + id + "/approve", Map.of()).statusCode(200);

        assertThat(available(card)).isZero();
        dealer.assertThatItGave(0, 20);
    }

    private ValidatableResponse spend(Dealer dealer, long points, String reference) {
        return post(
                Tokens.admin(),
                "/v1/redemptions",
                Map.of(
                        "storeCode",
                        dealer.store,
                        "cardNumber",
                        card,
                        "points",
                        points,
                        "reference",
                        reference,
                        "capture",
                        true));
    }

    private void cover() {
        Reach.EVERYTHING.run(() -> {
            var unused = covering.cover(2);
        });
    }

    private long told(String type, String what) {
        String member = get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
        return shop.number("select count(*) from event_log where type = 'io.dangol.loyalty." + type
                + ".v1' and payload like '%" + member + "%' and payload like '%" + what + "%'");
    }

    private static void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }
}
