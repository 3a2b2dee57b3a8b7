package io.dangol.loyalty.redemption;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Rows;
import io.dangol.loyalty.Shop;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.redemption.RedemptionApi.Authorise;
import io.dangol.loyalty.redemption.RedemptionService.Answer;
import io.dangol.platform.trace.Cause;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redemptions that come together. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class RedemptionGroupTest {

    private final Shop shop;
    private final Rows rows;
    private final RedemptionCommit commit;
    private String store = "";
    private String till = "";
    private String card = "";
    private String other = "";

    RedemptionGroupTest(Shop shop, Rows rows, RedemptionCommit commit) {
        this.shop = shop;
        this.rows = rows;
        this.commit = commit;
    }

    @BeforeEach
    void twoCardsOfAHundredPoints() {
        store = shop.open();
        till = till(store);
        String program = program("ALLOW");
        card = card(program);
        other = card(program);
        post(till, "/v1/sales", sale(store, "1", 10_000, card)).statusCode(201);
        post(till, "/v1/sales", sale(store, "2", 10_000, other)).statusCode(201);
    }

    @Test
    void each_is_written_as_if_it_was_alone() {
        Wanted one = wanted(card, 60, "a", null);
        Wanted two = wanted(other, 30, "b", null);
        Wanted three = wanted(card, 40, "c", "9");

        Map<Wanted, Answer> answers = commit.of(List.of(one, two, three));

        assertThat(answers).containsOnlyKeys(one, two, three);
        assertThat(answers.get(three)).isNotNull().satisfies(answer -> {
            assertThat(answer.replayed()).isFalse();
            assertThat(answer.view().status()).isEqualTo(Hold.Status.CAPTURED);
            assertThat(answer.view().receiptNumber()).isEqualTo("9");
            assertThat(answer.view().balance().available()).isZero();
        });
        assertThat(available(card)).isZero();
        assertThat(available(other)).isEqualTo(70);
        redeem(card, 60, "a").then().statusCode(200).header("Idempotency-Replayed", "true");
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }

    @Test
    void what_is_not_plain_is_left_to_be_done_alone_and_changes_nothing() {
        redeem(other, 1, "before").then().statusCode(201);
        post(till, "/v1/sales", sale(store, "3", 1_000, other)).statusCode(201);
        back("3");
        List<Long> before = rows.counted();

        Map<Wanted, Answer> answers = commit.of(List.of(
                wanted(card, 101, "too-many", null),
                wanted("nobody", 1, "unknown", null),
                wanted(other, 1, "before", null),
                wanted(other, 1, "came-back", "3"),
                new Wanted(
                        new Authorise("NOWHERE", card, 1L, "x", null, true, null),
                        scope(),
                        Cause.UNKNOWN,
                        null,
                        new AtomicBoolean(),
                        new CompletableFuture<>())));

        assertThat(answers).isEmpty();
        assertThat(rows.counted()).isEqualTo(before);
    }

    @Test
    void of_one_reference_in_a_group_the_first_counts() {
        Wanted first = wanted(card, 60, "a", null);
        Wanted again = wanted(card, 60, "a", null);

        assertThat(commit.of(List.of(first, again))).containsOnlyKeys(first);

        assertThat(available(card)).isEqualTo(40);
    }

    @Test
    void each_has_its_line_in_the_audit_log() {
        String member = get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");

        redeem(card, 10, "a").then().statusCode(201);

        assertThat(shop.text("select entry ->> 'events' from audit_entry where entry ->> 'operation' ="
                        + " 'authoriseRedemption' and entry -> 'subjects' = '[\"" + member + "\"]'"))
                .isEqualTo("[\"io.dangol.loyalty.PointsPosted.v1\"]");
    }

    private void back(String receipt) {
        String id = shop.text("select id from sale where receipt_number = '" + receipt + "' and store_id ="
                + " (select id from store where code = '" + store + "')");
        post(
                        till,
                        "/v1/sales/" + id + "/returns",
                        Map.of(
                                "storeCode",
                                store,
                                "receiptNumber",
                                "r" + receipt,
                                "returnedAt",
                                "2026-04-06T09:00:00Z",
                                "lines",
                                List.of(Map.of("lineNumber", 1, "amount", 1_000)),
                                "totalAmount",
                                1_000))
                .statusCode(201);
    }

    private Response redeem(String of, long points, String reference) {
        return post(
                        till,
                        "/v1/redemptions",
                        Map.of(
                                "storeCode",
                                store,
                                "cardNumber",
                                of,
                                "points",
                                points,
                                "reference",
                                reference,
                                "capture",
                                true))
                .extract()
                .response();
    }

    private Wanted wanted(String of, long points, String reference, @Nullable String receipt) {
        Authorise request = new Authorise(store, of, points, reference, null, true, receipt);
        return new Wanted(request, scope(), Cause.UNKNOWN, null, new AtomicBoolean(), new CompletableFuture<>());
    }

    private static Scope scope() {
        return new Scope("till", Optional.of(Shop.PARTNER), Set.of(), Reach.ofPartner(Shop.PARTNER));
    }
}
