package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What came back at a till that could not ask, and knows its sales by their receipts alone. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class OfflineReturnTest {

    private static final String CONFLICTS = "/v1/returns/conflicts";

    private final Shop shop;
    private String store = "";
    private String till = "";
    private String card = "";

    OfflineReturnTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void openShop() {
        store = shop.open();
        till = till(store);
        card = card(program("ALLOW"));
    }

    @Test
    void whatever_comes_first_it_ends_where_the_full_return_ends() {
        for (String order : List.of("SAB", "SBA", "ASB", "BSA", "ABS", "BAS")) {
            for (int i = 0; i < order.length(); i++) {
                switch (order.charAt(i)) {
                    case 'S' -> sold(order, 10_099);
                    case 'A' -> tell("A-" + order, order, 3_333).statusCode(anyOf(is(201), is(202)));
                    default -> tell("B-" + order, order, 6_766).statusCode(anyOf(is(201), is(202)));
                }
            }
        }

        eventually(() -> assertThat(available(card)).isZero());
        assertThat(shop.number(
                        "select count(*) from sale_return where store_code = '" + store + "' and sale_id is not null"))
                .isEqualTo(12);
        get(till, CONFLICTS + "?status=WAITING&storeCode=" + store).body("data", equalTo(List.of()));
    }

    @Test
    void it_waits_for_its_sale_and_is_the_same_however_often_it_is_told() {
        String conflict = tell("R", "1", 4_000)
                .statusCode(202)
                .body("status", equalTo("WAITING"))
                .extract()
                .path("conflictId");
        tell("R", "1", 4_000).statusCode(202).body("conflictId", equalTo(conflict));
        sold("1", 10_000);

        eventually(() -> get(till, CONFLICTS + "/" + conflict)
                .body("conflict.status", equalTo("RESOLVED"))
                .body("conflict.resolution.returnId", notNullValue())
                .body("arrived.saleReceiptNumber", equalTo("1")));
        tell("R", "1", 4_000)
                .statusCode(200)
                .body("status", equalTo("RETURNED"))
                .body("recorded.pointsReturned", equalTo(40));
        assertThat(available(card)).isEqualTo(60);
    }

    @Test
    void more_than_was_sold_is_kept_and_recorded_as_far_as_it_goes() {
        sold("1", 10_000);
        tell("R1", "1", 8_000).statusCode(201);
        tell("R2", "1", 5_000).statusCode(409).body("type", endsWith(":return-in-conflict"));
        tell("R2", "1", 5_000).statusCode(409);
        assertThat(available(card)).isEqualTo(20);

        String conflict = open("EXCEEDS_SALE");
        resolve(conflict, Map.of("decision", "REJECT", "receiptNumber", "X", "ticket", "t"))
                .statusCode(422);
        Map<String, Object> how = Map.of("decision", "RECORD", "ticket", "t");
        resolve(conflict, how).statusCode(200).body("status", equalTo("RESOLVED"));
        resolve(conflict, how).statusCode(200);
        resolve(conflict, Map.of("decision", "REJECT", "ticket", "t")).statusCode(409);

        assertThat(available(card)).isZero();
        tell("R2", "1", 5_000).statusCode(200).body("recorded.pointsReturned", equalTo(20));
    }

    @Test
    void too_much_of_a_sale_that_comes_later_is_kept_for_a_person_too() {
        tell("R1", "1", 12_000).statusCode(202);
        sold("1", 10_000);

        eventually(() -> assertThat(open("EXCEEDS_SALE")).isNotEmpty());
        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void what_the_programme_would_refuse_a_person_records_and_what_is_spent_stays_spent() {
        card = card(program("REFUSE"));
        sold("1", 10_000);
        spend(80);
        tell("R1", "1", 5_000).statusCode(409);

        resolve(open("OVERDRAWS"), Map.of("decision", "RECORD", "ticket", "t")).statusCode(200);

        assertThat(available(card)).isZero();
        tell("R1", "1", 5_000).statusCode(200).body("recorded.pointsReturned", equalTo(20));
    }

    @Test
    void what_came_back_before_its_store_closed_a_person_records_after_it() {
        tell("R1", "1", 4_000).statusCode(202);
        shop.close(store, "2026-01-05T12:00:00Z");
        sold("1", 10_000);
        eventually(() -> assertThat(open("REFUSED")).isNotEmpty());

        resolve(open("REFUSED"), Map.of("decision", "RECORD", "ticket", "t")).statusCode(200);

        assertThat(available(card)).isEqualTo(60);
    }

    @Test
    void whose_sale_does_not_come_somebody_looks_for() {
        String conflict = tell("R1", "1", 4_000).extract().path("conflictId");
        shop.execute(
                "update return_conflict set arrived_at = now() - interval '31 days' where id = '" + conflict + "'");
        eventually(() -> assertThat(open("SALE_MISSING")).isEqualTo(conflict));
        sold("1", 10_000);
        tell("R1", "1", 4_000).statusCode(409);

        resolve(conflict, Map.of("decision", "RECORD", "ticket", "t")).statusCode(200);

        assertThat(available(card)).isEqualTo(60);
    }

    @Test
    void of_one_receipt_so_many_contents_are_kept() {
        for (int i = 1; i <= 20; i++) {
            tell("R1", "1", i).statusCode(202);
        }
        tell("R1", "1", 21).statusCode(409).body("type", endsWith(":receipt-conflict"));
        tell("R1", "1", 20).statusCode(202);
    }

    @Test
    void a_number_that_stands_for_something_else_needs_another_one() {
        sold("1", 10_000);
        tell("R1", "1", 1_000).statusCode(201);
        tell("R1", "1", 2_000).statusCode(409);
        String conflict = open("RECEIPT_REUSED");
        resolve(conflict, Map.of("decision", "RECORD", "ticket", "t"))
                .statusCode(409)
                .body("type", endsWith(":receipt-conflict"));
        resolve(conflict, Map.of("decision", "RECORD", "receiptNumber", "R1-B", "ticket", "t"))
                .statusCode(200);

        assertThat(available(card)).isEqualTo(70);
    }

    @Test
    void what_was_rejected_while_it_waited_stays_out() {
        String conflict = tell("R1", "1", 1_000).extract().path("conflictId");
        resolve(conflict, Map.of("decision", "RECORD", "ticket", "t"))
                .statusCode(409)
                .body("type", endsWith(":sale-still-unknown"));
        resolve(conflict, Map.of("decision", "REJECT", "ticket", "t")).statusCode(200);
        sold("1", 10_000);
        tell("R1", "1", 1_000).statusCode(409);

        tell("R2", "1", 500).statusCode(201);
        assertThat(available(card)).isEqualTo(95);
    }

    @Test
    void nothing_is_left_of_what_is_back_already() {
        sold("1", 10_000);
        tell("R1", "1", 10_000).statusCode(201);
        tell("R2", "1", 1).statusCode(409);
        resolve(open("EXCEEDS_SALE"), Map.of("decision", "RECORD", "ticket", "t"))
                .statusCode(409)
                .body("type", endsWith(":nothing-left-to-return"));
    }

    private void sold(String receipt, long amount) {
        post(till, "/v1/sales", sale(store, receipt, amount, card)).statusCode(201);
    }

    private void spend(long points) {
        Map<String, Object> spent = new HashMap<>(Map.of("storeCode", store, "cardNumber", card, "points", points));
        spent.putAll(Map.of("reference", "p", "capture", true));
        post(till, "/v1/redemptions", spent).statusCode(201);
    }

    private ValidatableResponse tell(String receipt, String sale, long amount) {
        return post(
                till,
                "/v1/returns/offline",
                new HashMap<>(Map.of(
                        "storeCode", store,
                        "receiptNumber", receipt,
                        "returnedAt", "2026-01-06T09:00:00Z",
                        "saleReceiptNumber", sale,
                        "lines", List.of(Map.of("lineNumber", 1, "amount", amount)),
                        "totalAmount", amount)));
    }

    private String open(String reason) {
        return get(till, CONFLICTS + "?status=OPEN&storeCode=" + store)
                .statusCode(200)
                .body("data.reason", equalTo(List.of(reason)))
                .extract()
                .path("data[0].conflictId");
    }

    private ValidatableResponse resolve(String conflict, Map<String, Object> how) {
        return post(till, CONFLICTS + "/" + conflict + "/resolve", how);
    }
}
