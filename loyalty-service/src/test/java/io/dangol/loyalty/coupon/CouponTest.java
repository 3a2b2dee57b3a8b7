package io.dangol.loyalty.coupon;

import static io.dangol.loyalty.RewardThings.reserving;
import static io.dangol.loyalty.RewardThings.validating;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.RewardThings;
import io.dangol.loyalty.Rows;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vouchers at the till. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CouponTest {

    private static final int AT_ONCE = 64;
    private static final String PATH = "/v1/vouchers/reservations";

    private final Shop shop;
    private final Rows rows;
    private final RewardThings gifts;
    private String store = "";
    private String till = "";
    private String code = "";

    CouponTest(Shop shop, Rows rows) {
        this.shop = shop;
        this.rows = rows;
        this.gifts = new RewardThings(shop);
    }

    @BeforeEach
    void issueTenPercentOff() {
        store = shop.open();
        till = till(store);
        code = issued(Map.of());
    }

    @Test
    void reserved_and_redeemed_it_is_used() {
        String id = reserve("a", 1_000)
                .statusCode(201)
                .body("status", equalTo("OPEN"))
                .body("discount", equalTo(100))
                .extract()
                .path("reservationId");

        redeem(id).statusCode(200).body("status", equalTo("REDEEMED"));
        List<Long> before = rows.counted();
        redeem(id).statusCode(200).body("status", equalTo("REDEEMED"));

        assertThat(rows.counted()).isEqualTo(before);
        refused(validate(code, 1_000), "voucher-not-usable");
        refused(reserve("b", 1_000), "voucher-not-usable");
        end(id, "release").statusCode(409).body("type", endsWith(":voucher-reservation-ended"));
        assertThat(shop.text("select payload::text from event_log where type = 'io.dangol.loyalty.VoucherRedeemed.v1'"
                        + " and payload::text like '%" + id + "%'"))
                .contains("\"discount\"")
                .doesNotContain(code);
    }

    @Test
    void reserved_again_by_the_same_reference_it_is_the_same() {
        String id = reserve("a", 1_000).extract().path("reservationId");
        List<Long> before = rows.counted();

        Map<String, Object> again = reserving(code.toLowerCase(Locale.ROOT), store, "a", 1_000);
        again.put("expiresInSeconds", 900);
        post(till, PATH, again)
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("reservationId", equalTo(id));
        reserve("a", 1_001).statusCode(409).body("type", endsWith(":reference-conflict"));
        post(till, PATH, reserving(issued(Map.of()), store, "a", 1_000)).statusCode(409);

        assertThat(rows.counted().subList(0, 8)).isEqualTo(before.subList(0, 8));
        get(till, PATH + "/" + id).statusCode(200).body("totalAmount", equalTo(1_000));
    }

    @Test
    void released_another_till_may_have_it() {
        String id = reserve("a", 1_000).extract().path("reservationId");
        refused(reserve("b", 1_000), "voucher-not-usable");

        end(id, "release").statusCode(200).body("status", equalTo("RELEASED"));
        end(id, "release").statusCode(200);

        redeem(id).statusCode(409);
        reserve("b", 1_000).statusCode(201);
    }

    @Test
    void once_its_time_is_over_a_reservation_keeps_nobody_waiting() {
        Map<String, Object> brief = reserving(code, store, "a", 1_000);
        brief.put("expiresInSeconds", 1);
        String id = post(till, PATH, brief).statusCode(201).extract().path("reservationId");

        eventually(() -> get(till, PATH + "/" + id).body("status", equalTo("EXPIRED")));

        redeem(id).statusCode(409).body("type", endsWith(":voucher-reservation-ended"));
        reserve("b", 1_000).statusCode(201);
    }

    @Test
    void what_it_paid_for_came_back_so_it_is_good_again() {
        String id = reserve("a", 1_000).extract().path("reservationId");
        end(id, "void").statusCode(409).body("type", endsWith(":voucher-not-redeemed"));
        redeem(id).statusCode(200);

        end(id, "void").statusCode(200).body("status", equalTo("VOIDED"));
        end(id, "void").statusCode(200);

        String second = reserve("b", 1_000).statusCode(201).extract().path("reservationId");
        redeem(second).statusCode(200);
        end(id, "void").statusCode(200);
        refused(validate(code, 1_000), "voucher-not-usable");
    }

    @Test
    void of_many_tills_that_show_one_code_one_has_it() throws Exception {
        AtomicInteger had = new AtomicInteger();
        ExecutorService many = Executors.newFixedThreadPool(AT_ONCE);
        List<Callable<Integer>> all = IntStream.range(0, AT_ONCE)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    String other = shop.open();
                    int status = post(till(other), PATH, reserving(code, other, "m-" + i, 1_000))
                            .extract()
                            .statusCode();
                    assertThat(status).isIn(201, 422);
                    return status == 201 ? had.incrementAndGet() : 0;
                })
                .toList();

        for (var one : many.invokeAll(all)) {
            var unused = one.get();
        }
        many.shutdownNow();

        assertThat(had.get()).isEqualTo(1);
        assertThat(shop.number("select count(*) from voucher_reservation where reference like 'm-%' and voucher_id ="
                        + " (select v.id from voucher v where v.status = 'RESERVED' order by v.id desc limit 1)"))
                .isEqualTo(1);
    }

    @Test
    void other_stores_reservations_do_not_exist() {
        String id = reserve("a", 1_000).extract().path("reservationId");

        for (String other : List.of(till(shop.open()), Shop.strangersTill())) {
            get(other, PATH + "/" + id).statusCode(404);
            post(other, PATH + "/" + id + "/redeem", Map.of()).statusCode(404);
            post(other, PATH + "/" + id + "/release", Map.of()).statusCode(404);
        }
        post(till(shop.open()), PATH, reserving(code, store, "b", 1_000)).statusCode(403);
        redeem(id).statusCode(200);
    }

    private String issued(Map<String, ?> otherwise) {
        return gifts.codes(gifts.batch(1, otherwise)).get(0);
    }

    private ValidatableResponse validate(String shown, long total) {
        return post(till, "/v1/vouchers/validate", validating(shown, store, total));
    }

    private ValidatableResponse reserve(String reference, long total) {
        return post(till, PATH, reserving(code, store, reference, total));
    }

    private ValidatableResponse redeem(String id) {
        return end(id, "redeem");
    }

    private ValidatableResponse end(String id, String how) {
        return post(till, PATH + "/" + id + "/" + how, Map.of());
    }

    private static void refused(ValidatableResponse answer, String type) {
        answer.statusCode(422).body("type", endsWith(":" + type));
    }
}
