package io.dangol.loyalty.sale;

import static io.dangol.loyalty.CoalitionThings.claiming;
import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who claims a receipt, at once with others, or without a right to. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ClaimantsOfReceiptsTest extends ClaimShop {

    ClaimantsOfReceiptsTest(Shop shop) {
        super(shop);
    }

    @Test
    void of_two_who_claim_at_once_one_has_it_and_many_tries_of_one_are_one() {
        for (int round = 0; round < 5; round++) {
            JsonPath sold = sold("r" + round, 1_000);
            List<String> cards = List.of(card(program), card(program));
            List<Integer> answers = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(i -> claim(sold, cards.get(i % 2)).extract().statusCode())
                    .toList();

            assertThat(answers).containsOnlyOnce(201);
            assertThat(answers.stream().filter(status -> status == 200)).hasSize(3);
            assertThat(answers.stream().filter(status -> status == 409)).hasSize(4);
            assertThat(available(cards.get(0)) + available(cards.get(1))).isEqualTo(10);
        }
    }

    @Test
    void a_claim_and_returns_at_once_end_as_one_after_the_other() {
        for (int round = 0; round < 8; round++) {
            String own = card(program);
            JsonPath sold = sold("r" + round, 10_000);
            String receipt = "c" + round;
            List<Integer> answers = Stream.of(0, 1, 2)
                    .parallel()
                    .map(i -> i == 0
                            ? claim(sold, own).extract().statusCode()
                            : back(sold, receipt + i, 3_000).extract().statusCode())
                    .toList();

            assertThat(answers).containsOnly(201);
            assertThat(available(own)).isEqualTo(40);
        }
    }

    @Test
    void a_member_claims_for_its_own_card_alone() {
        JsonPath sold = sold("r1", 10_000);
        UUID member = UUID.fromString(
                get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId"));
        String own = Tokens.member("memberId", member).bearer();
        String others = Tokens.member("memberId", UUID.randomUUID()).bearer();

        post(others, "/v1/receipt-claims", claiming(sold.getString("claim.code"), card))
                .statusCode(422)
                .body("type", endsWith("unknown-card"));
        post(own, "/v1/receipt-claims", claiming(sold.getString("claim.code"), card))
                .statusCode(201)
                .body("pointsEarned", equalTo(100));
    }

    @Test
    void a_till_of_another_partner_claims_for_who_brings_the_receipt() {
        JsonPath sold = sold("r1", 10_000);
        String elsewhere = Tokens.of("pos", "receipts:claim")
                .partner(UUID.randomUUID())
                .stores("S-other")
                .bearer();
        post(elsewhere, "/v1/receipt-claims", claiming(sold.getString("claim.code"), card))
                .statusCode(201)
                .body("pointsEarned", equalTo(100));
    }

    @Test
    void who_guesses_is_told_to_wait_and_keeps_nobody_else_waiting() {
        String guesser = Tokens.member("memberId", UUID.randomUUID()).bearer();
        ReceiptCodes codes = new ReceiptCodes(Base64.getEncoder().encodeToString(new byte[32]));
        List<Integer> answers = IntStream.range(0, 40)
                .mapToObj(i -> post(guesser, "/v1/receipt-claims", claiming(codes.code(UUID.randomUUID()), card))
                        .extract()
                        .statusCode())
                .toList();

        assertThat(answers.subList(0, 30)).containsOnly(422);
        assertThat(answers.subList(30, 40)).containsOnly(429);
        claim(sold("r1", 10_000), card).statusCode(201);
    }

    @Test
    void a_code_that_is_over_or_none_claims_nothing() {
        JsonPath sold = sold("r1", 10_000);
        shop.execute("set session_replication_role = replica; update receipt_code set expires_at = now()"
                + " where sale_id = '%s'".formatted(sold.getString("saleId")));

        refused(claiming(sold.getString("claim.code"), card), "receipt-code-expired");
        refused(claiming("0000-0000-0001", card), "unknown-receipt-code");
        refused(claiming("x", card), "unknown-receipt-code");
        refused(claiming(sold("r2", 100).getString("claim.code"), "no-card"), "unknown-card");
        refused(
                claiming(sold("r3", 100).getString("claim.code"), card(Shop.program("ALLOW"))),
                "receipt-not-of-program");
        Map<String, Object> tomorrow = claiming(sold("r4", 100).getString("claim.code"), card);
        tomorrow.put("consent", Map.of("version", "v1", "textHash", "ab".repeat(32), "at", "2099-01-01T00:00:00Z"));
        refused(tomorrow, "sold-in-future");
        assertThat(available(card)).isZero();
    }
}
