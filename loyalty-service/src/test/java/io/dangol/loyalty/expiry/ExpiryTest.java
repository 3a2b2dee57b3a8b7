package io.dangol.loyalty.expiry;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.loyalty.Rows;
import io.dangol.loyalty.Shop;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points whose time is over. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ExpiryTest {

    private final Shop shop;
    private final Rows rows;
    private final Expiry expiry;
    private String store = "";
    private String till = "";
    private String card = "";
    private String member = "";

    ExpiryTest(Shop shop, Rows rows, Expiry expiry) {
        this.shop = shop;
        this.rows = rows;
        this.expiry = expiry;
    }

    @BeforeEach
    void earnAHundredPoints() {
        store = shop.open();
        till = till(store);
        card = card(program(Map.of("pointsExpireAfterMonths", 1)));
        member = get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
    }

    @Test
    void what_nobody_spent_in_time_goes_back_to_who_funded_it() {
        sell("1", 10_000, "2026-01-05T09:00:00Z");
        assertThat(balance("balance")).isEqualTo(100);

        writeOff();

        assertThat(balance("balance")).isZero();
        get(till, "/v1/cards/" + card + "/entries")
                .body("data[0].kind", equalTo("EXPIRED"))
                .body("data[0].points", equalTo(-100));
        assertThat(shop.number("select p.points from posting p join ledger_entry e on e.id = p.entry_id where"
                        + " e.member_id = '" + member + "' and p.account = 'BREAKAGE' and p.owner_id = '" + Shop.PARTNER
                        + "'"))
                .isEqualTo(100);
        assertThat(told("PointsPosted")).isEqualTo(2);
        assertThatTheLedgerHolds();
    }

    @Test
    void it_is_written_off_once_however_often_it_is_looked_at() {
        sell("1", 10_000, "2026-01-05T09:00:00Z");
        writeOff();
        List<Long> before = rows.counted();

        writeOff();

        assertThat(rows.counted()).isEqualTo(before);
    }

    @Test
    void of_two_who_look_beside_each_other_one_alone_sees_to_a_member() {
        sell("1", 10_000, "2026-01-05T09:00:00Z");
        boolean isFirst = Integer.parseInt(member.substring(35), 16) % 2 == 0;

        writeOff(new Share(isFirst ? 1 : 0, 2));
        long left = balance("balance");
        writeOff(new Share(isFirst ? 0 : 1, 2));

        assertThat(left).isEqualTo(100);
        assertThat(balance("balance")).isZero();
        assertThat(told("PointsPosted")).isEqualTo(2);
    }

    @Test
    void what_lives_stays() {
        sell("1", 10_000, lately());

        writeOff();

        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void what_an_open_hold_relies_on_stays_until_the_hold_has_ended() {
        sell("1", 10_000, lately());
        String hold = post(
                        till,
                        "/v1/redemptions",
                        Map.of("storeCode", store, "cardNumber", card, "points", 60, "reference", "a"))
                .extract()
                .path("redemptionId");
        String lots = "update lot set expires_at = %s where member_id = '" + member + "'";
        // The chain is told of the dates that were: they are put back before it is proved.
        String before = shop.text("select expires_at from lot where member_id = '" + member + "'");
        shop.execute(lots.formatted("now()"));

        writeOff();

        assertThat(balance("balance")).isEqualTo(60);
        post(till, "/v1/redemptions/" + hold + "/release", Map.of()).statusCode(200);
        writeOff();
        assertThat(balance("balance")).isZero();
        shop.execute(lots.formatted("'" + before + "'"));
        assertThatTheLedgerHolds();
    }

    @Test
    void a_return_after_they_expired_ends_where_a_return_before_would_have() {
        sell("1", 10_000, "2026-01-05T09:00:00Z");
        String id = shop.text("select id from sale where member_id = '" + member + "'");
        writeOff();

        post(
                        till,
                        "/v1/sales/" + id + "/returns",
                        Map.of(
                                "storeCode",
                                store,
                                "receiptNumber",
                                "c",
                                "returnedAt",
                                "2026-04-06T09:00:00Z",
                                "lines",
                                List.of(Map.of("lineNumber", 1, "amount", 10_000)),
                                "totalAmount",
                                10_000))
                .statusCode(201)
                .body("pointsReturned", equalTo(0));

        assertThat(balance("balance")).isZero();
        assertThat(balance("owed")).isZero();
        assertThatTheLedgerHolds();
    }

    @Test
    void the_lots_are_shown_in_the_order_in_which_they_will_be_spent() {
        sell("1", 2_000, lately());
        sell("2", 1_000, Instant.now().minus(Duration.ofDays(9)).toString());

        get(till, "/v1/cards/" + card + "/lots?limit=1")
                .body("data", hasSize(1))
                .body("data[0].remaining", equalTo(10));
        String next = get(till, "/v1/cards/" + card + "/lots?limit=1").extract().path("next");
        get(till, "/v1/cards/" + card + "/lots?limit=1&cursor=" + next)
                .body("data[0].remaining", equalTo(20))
                .body("next", equalTo(null));
    }

    private void sell(String receipt, long amount, String at) {
        Map<String, Object> sale = new HashMap<>(sale(store, receipt, amount, card));
        sale.put("soldAt", at);
        post(till, "/v1/sales", sale).statusCode(201);
    }

    /** So that they expire in three to four weeks. */
    private static String lately() {
        return Instant.now().minus(Duration.ofDays(5)).toString();
    }

    private void writeOff() {
        writeOff(Share.ALL);
    }

    private void writeOff(Share share) {
        Reach.EVERYTHING.run(() -> {
            var unused = expiry.writeOff(share);
        });
    }

    private long told(String type) {
        return shop.number("select count(*) from event_log where type = 'io.dangol.loyalty." + type
                + ".v1' and payload like '%" + member + "%'");
    }

    private long balance(String part) {
        return get(Tokens.admin(), "/v1/cards/" + card + "/balance")
                .extract()
                .jsonPath()
                .getLong(part);
    }

    private static void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }
}
