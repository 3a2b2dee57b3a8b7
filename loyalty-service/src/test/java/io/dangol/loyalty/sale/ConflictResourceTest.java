package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.json;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.strangersTill;
import static io.dangol.loyalty.Shop.till;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ConflictResourceTest {

    private static final String CONFLICTS = "/v1/sales/conflicts";

    private final Shop shop;
    private String store = "";
    private String till = "";
    private String card = "";

    ConflictResourceTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void aReceiptThatCameAgainWithAnotherContent() {
        store = shop.open();
        till = till(store);
        card = card(program("ALLOW"));
        post(till, "/v1/sales", sale(store, "r1", 10_000, card)).statusCode(201);
        post(till, "/v1/sales", sale(store, "r1", 20_000, card))
                .statusCode(409)
                .body("type", endsWith(":receipt-conflict"));
    }

    @Test
    void what_was_refused_is_kept_beside_what_stands() {
        get(till, CONFLICTS + "/" + open())
                .statusCode(200)
                .body("conflict.status", equalTo("OPEN"))
                .body("conflict.arrivedBy", startsWith("pos"))
                .body("recorded.totalAmount", equalTo(10_000))
                .body("arrived.totalAmount", equalTo(20_000))
                .body("differs", contains("/lines/0", "/totalAmount"));
        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void who_served_is_not_shown() {
        Map<String, Object> served = sale(store, "r2", 10_000);
        post(till, "/v1/sales", served).statusCode(201);
        served.put("cashier", "op-17");
        post(till, "/v1/sales", served).statusCode(409);

        String conflict = get(till, CONFLICTS + "?receiptNumber=r2").extract().path("data[0].conflictId");
        get(till, CONFLICTS + "/" + conflict)
                .body("differs", contains("/cashier"))
                .body("arrived.cashier", nullValue());
    }

    @Test
    void a_content_is_kept_once_and_another_one_beside_it() {
        post(till, "/v1/sales", sale(store, "r1", 20_000, card)).statusCode(409);
        get(till, CONFLICTS).body("data", hasSize(1));

        post(till, "/v1/sales", sale(store, "r1", 30_000, card)).statusCode(409);

        get(till, CONFLICTS + "?receiptNumber=r1&limit=1")
                .body("data", hasSize(1))
                .body("next", notNullValue());
        get(till, CONFLICTS + "?storeCode=" + store).body("data", hasSize(2));
        get(till, CONFLICTS + "?receiptNumber=r2").body("data", hasSize(0));
    }

    @Test
    void a_line_of_a_batch_in_conflict_is_kept_too() {
        String answer = given().auth()
                .oauth2(till)
                .contentType(BatchResource.NDJSON)
                .body(json(sale(store, "r1", 40_000)).getBytes(UTF_8))
                .post("/v1/sales/batches")
                .asString();

        assertThat(answer).contains("\"status\":409", ":receipt-conflict");
        String second = get(till, CONFLICTS).extract().path("data[1].conflictId");
        get(till, CONFLICTS + "/" + second).body("differs", contains("/cardNumber", "/lines/0", "/totalAmount"));
    }

    @Test
    void a_quote_leaves_nothing_to_resolve() {
        post(till, "/v1/sales/quote", sale(store, "r1", 50_000)).statusCode(409);

        get(till, CONFLICTS).body("data", hasSize(1));
    }

    @Test
    void what_stands_may_be_kept_once_and_for_good() {
        String conflict = open();
        Map<String, Object> keep = Map.of("decision", "KEEP_FIRST", "reference", "t1");

        String first = resolve(till, conflict, keep).statusCode(200).extract().asString();

        assertThat(resolve(till, conflict, keep).statusCode(200).extract().asString())
                .isEqualTo(first);
        resolve(till, conflict, recordAs("r1-b")).statusCode(409).body("type", endsWith(":conflict-resolved"));
        get(till, CONFLICTS + "?status=OPEN").body("data", hasSize(0));
        get(till, CONFLICTS + "?status=RESOLVED").body("data[0].resolution.decision", equalTo("KEEP_FIRST"));
        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void what_arrived_is_recorded_under_its_own_number_exactly_once_however_many_ask() {
        String conflict = open();
        List<CompletableFuture<Integer>> asking = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> resolve(till, conflict, recordAs("r1-" + i % 2))
                        .extract()
                        .statusCode()))
                .toList();

        List<Integer> statuses = asking.stream().map(CompletableFuture::join).toList();

        assertThat(statuses).containsOnly(200, 409).contains(200);
        assertThat(available(card)).isEqualTo(300);
        assertThat(shop.number("select count(*) from sale where store_code = '" + store + "'"))
                .isEqualTo(2);
        String became = get(till, CONFLICTS + "/" + conflict).extract().path("conflict.resolution.saleId");
        get(till, "/v1/sales/" + became).body("totalAmount", equalTo(20_000)).body("pointsEarned", equalTo(200));
    }

    @Test
    void a_number_that_stands_for_something_else_leaves_the_conflict_open() {
        post(till, "/v1/sales", sale(store, "r2", 100)).statusCode(201);

        resolve(till, open(), recordAs("r2")).statusCode(409).body("type", endsWith(":receipt-conflict"));

        get(till, CONFLICTS)
                .body("data", hasSize(1))
                .body("data[0].status", equalTo("OPEN"))
                .body("data[0].resolution", nullValue());
        resolve(till, open(), recordAs("r3")).statusCode(200);
    }

    @Test
    void a_decision_that_is_unclear_or_about_nothing_is_refused() {
        resolve(till, open(), Map.of("decision", "RECORD_AS", "reference", "t1"))
                .statusCode(422)
                .body("type", endsWith(":resolution-unclear"));
        Map<String, Object> both = new HashMap<>(recordAs("r9"));
        both.put("decision", "KEEP_FIRST");
        resolve(till, open(), both).statusCode(422).body("type", endsWith(":resolution-unclear"));
        resolve(strangersTill(), open(), recordAs("r9")).statusCode(404).body("type", endsWith(":no-such-conflict"));
    }

    @Test
    void other_partners_and_other_stores_see_nothing_of_it() {
        get(strangersTill(), CONFLICTS).body("data", hasSize(0));
        get(till(shop.open()), CONFLICTS).body("data", hasSize(0));
        get(till(shop.open()), CONFLICTS + "/" + open()).statusCode(404);
        get(till(shop.open()), CONFLICTS + "?storeCode=" + store).statusCode(403);
    }

    private static Map<String, Object> recordAs(String receiptNumber) {
        return Map.of("decision", "RECORD_AS", "receiptNumber", receiptNumber, "reference", "t1");
    }

    private String open() {
        return get(till, CONFLICTS + "?status=OPEN").statusCode(200).extract().path("data[0].conflictId");
    }

    private static ValidatableResponse resolve(String token, String conflict, Object how) {
        return post(token, CONFLICTS + "/" + conflict + "/resolve", how);
    }
}
