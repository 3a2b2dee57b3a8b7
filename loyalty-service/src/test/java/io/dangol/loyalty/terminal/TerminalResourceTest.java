package io.dangol.loyalty.terminal;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.strangersTill;
import static io.dangol.loyalty.Shop.till;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

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

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class TerminalResourceTest {

    private final Shop shop;
    private String store = "";
    private String till = "";

    TerminalResourceTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void openShop() {
        store = shop.open();
        till = till(store);
    }

    @Test
    void numbers_between_those_that_arrived_are_missing() {
        sold("T1", 7, 8, 11, 12, 20);
        sold("T2", 1, 2, 3);

        get(till, "/v1/terminals/gaps")
                .statusCode(200)
                .body("data.terminalId", contains("T1", "T1"))
                .body("data.from", contains(9, 13))
                .body("data.to", contains(10, 19))
                .body("data.missing", contains(2, 7));
        get(till, "/v1/terminals")
                .body("data.terminalId", contains("T1", "T2"))
                .body("data.first", contains(7, 1))
                .body("data.last", contains(20, 3))
                .body("data.documents", contains(5, 3))
                .body("data.missing", contains(9, 0))
                .body("data.duplicates", contains(0, 0));
    }

    @Test
    void a_gap_closes_once_an_offline_till_has_caught_up() {
        sold("T1", 1, 4);
        sold("T1", 2, 3);

        get(till, "/v1/terminals/gaps").body("data", empty());
    }

    @Test
    void returns_are_counted_with_sales() {
        sold("T1", 1, 4);
        String saleId = post(till, "/v1/sales", counted("T1", 2))
                .statusCode(201)
                .extract()
                .path("saleId");
        Map<String, Object> back = new HashMap<>(Map.of(
                "storeCode",
                store,
                "terminalId",
                "T1",
                "sequenceNumber",
                3,
                "receiptNumber",
                "c3",
                "returnedAt",
                "2026-01-05T09:00:03Z",
                "lines",
                List.of(Map.of("lineNumber", 1, "amount", 100)),
                "totalAmount",
                100));
        get(till, "/v1/terminals/gaps").body("data.from", contains(3));

        post(till, "/v1/sales/" + saleId + "/returns", back).statusCode(201);
        post(till, "/v1/sales/" + saleId + "/returns", back).statusCode(200);
        Map<String, Object> without = counted("T1", 5);
        without.put("returnedAt", without.remove("soldAt"));
        post(till, "/v1/returns", without).statusCode(201);

        get(till, "/v1/terminals").body("data.last", contains(5)).body("data.missing", contains(0));
        get(till, "/v1/terminals/duplicates").body("data", empty());
    }

    @Test
    void a_number_that_came_with_two_receipts_is_told_and_both_are_recorded() {
        sold("T1", 1);
        Map<String, Object> other = counted("T1", 1);
        other.put("receiptNumber", "another");

        post(till, "/v1/sales", other).statusCode(201);
        post(till, "/v1/sales", other).statusCode(200);

        get(till, "/v1/terminals/duplicates").body("data.number", contains(1)).body("data[0].documentIds", hasSize(2));
        get(till, "/v1/terminals").body("data[0].duplicates", equalTo(1));
    }

    @Test
    void after_a_reset_a_terminal_counts_from_1_again_also_where_the_old_count_arrives_later() {
        sold("T1", 1, 2);
        reset("swap", "2026-01-05T12:00:00Z").statusCode(201);
        reset("swap", "2026-01-05T12:00:00Z").statusCode(200);
        Map<String, Object> second = counted("T1", 2);
        second.put("receiptNumber", "n2");
        second.put("soldAt", "2026-01-05T12:30:00Z");
        post(till, "/v1/sales", second).statusCode(201);
        sold("T1", 3);

        get(till, "/v1/terminals/duplicates").body("data", empty());
        get(till, "/v1/terminals/gaps")
                .body("data.series", contains(1))
                .body("data.from", contains(1))
                .body("data.to", contains(1));
        get(till, "/v1/terminals")
                .body("data.series", contains(0, 1))
                .body("data.last", contains(3, 2))
                .body("data.missing", contains(0, 1))
                .body("data[0].countedSince", nullValue())
                .body("data[1].countedSince", equalTo("2026-01-05T12:00:00Z"));
    }

    @Test
    void a_reset_stands_as_it_was_told() {
        reset("swap", "2026-01-05T12:00:00Z").statusCode(201);

        reset("swap", "2026-01-05T13:00:00Z").statusCode(409).body("type", endsWith(":reset-conflict"));
        reset("another", "2026-01-05T12:00:00Z").statusCode(409).body("type", endsWith(":reset-conflict"));
        reset("later", "2999-01-05T12:00:00Z").statusCode(422).body("type", endsWith(":reset-out-of-time"));
    }

    @Test
    void pages_and_the_time_since_narrow_the_report() {
        sold("T1", 1, 3, 5, 50);

        String next = get(till, "/v1/terminals/gaps?limit=2")
                .body("data.from", contains(2, 4))
                .extract()
                .path("next");

        get(till, "/v1/terminals/gaps?limit=2&cursor=" + next)
                .body("data.from", contains(6))
                .body("next", nullValue());
        get(till, "/v1/terminals/gaps?since=2026-01-05T09:00:30Z").body("data.from", contains(6));
        get(till, "/v1/terminals/gaps?since=2027-01-01T00:00:00Z").body("data", empty());
    }

    @Test
    void a_number_says_whose_count_it_is() {
        Map<String, Object> sale = counted("T1", 1);
        sale.remove("terminalId");
        post(till, "/v1/sales", sale).statusCode(422).body("type", endsWith(":terminal-missing"));
        Map<String, Object> zero = counted("T1", 0);
        post(till, "/v1/sales", zero).statusCode(400);
    }

    @Test
    void other_partners_and_other_stores_see_nothing_of_it() {
        sold("T1", 1, 3);

        get(strangersTill(), "/v1/terminals/gaps").body("data", empty());
        get(till(shop.open()), "/v1/terminals").body("data", empty());
        get(strangersTill(), "/v1/terminals/gaps?storeCode=" + store).statusCode(403);
        post(
                        strangersTill(),
                        "/v1/terminals/resets",
                        Map.of(
                                "storeCode",
                                store,
                                "terminalId",
                                "T1",
                                "since",
                                "2026-01-05T12:00:00Z",
                                "reference",
                                "x"))
                .statusCode(403);
    }

    @Test
    void a_count_ends_where_readers_of_json_can_no_longer_tell_numbers_apart() {
        Map<String, Object> last = counted("T1", 1);
        last.put("sequenceNumber", TerminalDocument.LAST_NUMBER);
        Map<String, Object> beyond = counted("T1", 2);
        beyond.put("sequenceNumber", TerminalDocument.LAST_NUMBER + 1);
        sold("T1", 3);

        post(till, "/v1/sales", last).statusCode(201);
        post(till, "/v1/sales", beyond).statusCode(400).body("errors[0].pointer", equalTo("#/sequenceNumber"));

        get(till, "/v1/terminals/gaps").body("data.to", contains(TerminalDocument.LAST_NUMBER - 1));
    }

    private void sold(String terminal, long... numbers) {
        for (long number : numbers) {
            post(till, "/v1/sales", counted(terminal, number)).statusCode(201);
        }
    }

    private Map<String, Object> counted(String terminal, long number) {
        Map<String, Object> sale = sale(store, terminal + "-" + number, 100);
        sale.put("terminalId", terminal);
        sale.put("sequenceNumber", number);
        sale.put("soldAt", "2026-01-05T09:00:%02dZ".formatted(number));
        return sale;
    }

    private ValidatableResponse reset(String reference, String since) {
        return post(
                till,
                "/v1/terminals/resets",
                Map.of("storeCode", store, "terminalId", "T1", "since", since, "reference", reference));
    }
}
