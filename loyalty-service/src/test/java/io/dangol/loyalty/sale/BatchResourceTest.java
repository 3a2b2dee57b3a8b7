package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.json;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BatchResourceTest {

    private final Shop shop;
    private final BatchConfig config;
    private String store = "";
    private String till = "";

    BatchResourceTest(Shop shop, BatchConfig config) {
        this.shop = shop;
        this.config = config;
    }

    @BeforeEach
    void openShop() {
        store = shop.open();
        till = till(store);
    }

    @Test
    void in_a_batch_each_line_is_answered_in_its_place() {
        String card = card(program("ALLOW"));
        String body = String.join(
                "\n",
                json(sale(store, "1", 100, card)),
                "{ not json",
                json(sale(store, "1", 100, card)),
                json(sale("nowhere", "2", 100)),
                json(sale(store, "3", 200, card)));

        String[] answers = post(body);

        assertThat(answers).hasSize(5);
        assertThat(answers[0]).contains("\"line\":1,\"status\":201");
        assertThat(answers[1]).contains("\"line\":2,\"status\":400").contains("malformed-json");
        assertThat(answers[2]).contains("\"line\":3,\"status\":200,\"replayed\":true");
        assertThat(answers[3]).contains("\"line\":4,\"status\":422").contains("unknown-store");
        assertThat(answers[4]).contains("\"line\":5,\"status\":201");
        assertThat(available(card)).isEqualTo(3);
    }

    @Test
    void of_many_lines_of_one_receipt_the_first_records_and_the_others_repeat() {
        String body = (json(sale(store, "1", 100)) + "\n").repeat(200);

        String[] answers = post(body);

        assertThat(answers[0]).contains("\"line\":1,\"status\":201");
        assertThat(Arrays.stream(answers).skip(1))
                .hasSize(199)
                .allMatch(answer -> answer.contains("\"status\":200,\"replayed\":true"));
    }

    @Test
    void a_line_that_holds_null_is_malformed() {
        assertThat(post("null")[0]).contains("\"line\":1,\"status\":400").contains("malformed-json");
    }

    @Test
    void blank_lines_are_counted_and_not_answered() {
        String body = "\n" + json(sale(store, "1", 100)) + "\r\n  \r\n" + json(sale(store, "2", 100)) + "\n\n";

        String[] answers = post(body);

        assertThat(answers).hasSize(2);
        assertThat(answers[0]).contains("\"line\":2,\"status\":201");
        assertThat(answers[1]).contains("\"line\":4,\"status\":201");
    }

    @Test
    void what_a_request_of_its_own_would_hear_a_line_hears_too() {
        Map<String, Object> nameless = sale(store, "1", 100);
        nameless.remove("receiptNumber");
        String foreign = shop.open();
        String body = String.join(
                "\n",
                json(nameless),
                json(sale(store, "2", 100)),
                json(sale(store, "2", 200)),
                json(sale(foreign, "3", 100)),
                json(sale(store, "4", 100)));

        String[] answers = post(body);

        assertThat(answers[0])
                .contains("\"line\":1,\"status\":400", ":invalid-request", "\"#/receiptNumber\"", "correlationId");
        assertThat(answers[1]).contains("\"line\":2,\"status\":201");
        assertThat(answers[2]).contains("\"line\":3,\"status\":409", ":receipt-conflict", "correlationId");
        assertThat(answers[3]).contains("\"line\":4,\"status\":403", ":not-your-store");
        assertThat(answers[4]).contains("\"line\":5,\"status\":201");
    }

    @Test
    void a_line_that_is_not_utf_8_is_refused_and_not_recorded_with_other_letters() {
        Map<String, Object> sale = sale(store, "1", 100);
        sale.put("terminalId", "X");
        byte[] body = (json(sale) + "\n" + json(sale(store, "2", 100))).getBytes(UTF_8);
        body[new String(body, UTF_8).indexOf("\"X\"") + 1] = (byte) 0xB0;

        String[] answers = post(body);

        assertThat(answers[0]).contains("\"line\":1,\"status\":400", "\"#/terminalId\"");
        assertThat(answers[1]).contains("\"line\":2,\"status\":201");
        assertThat(post(json(sale))[0]).contains("\"status\":201");
    }

    @Test
    void a_line_with_half_a_character_is_refused_and_what_looks_like_its_remains_is_another_sale() {
        String[] answers =
                post(json(sale(store, "HALF", 100)).replace("HALF", "\\ud800") + "\n" + json(sale(store, "?", 100)));

        assertThat(answers[0]).contains("\"line\":1,\"status\":400", "\"#/receiptNumber\"");
        assertThat(answers[1]).contains("\"line\":2,\"status\":201");
    }

    @Test
    void a_line_may_be_as_long_as_a_sale_and_not_a_byte_more() {
        String sale = json(sale(store, "1", 100));
        int most = (int) config.line().asLongValue();
        String longest = sale + " ".repeat(most - sale.length());
        String tooLong = " " + json(sale(store, "2", 100)) + " ".repeat(most - sale.length());

        String[] answers = post(String.join("\n", longest, tooLong, json(sale(store, "3", 100))));

        assertThat(answers[0]).contains("\"line\":1,\"status\":201");
        assertThat(answers[1]).contains("\"line\":2,\"status\":413", ":body-too-large");
        assertThat(answers[2]).contains("\"line\":3,\"status\":201");
    }

    @Test
    void thousands_of_lines_from_several_at_once_are_all_recorded_and_tills_are_answered_meanwhile() {
        List<CompletableFuture<String[]>> uploads = IntStream.range(0, 4)
                .mapToObj(u -> CompletableFuture.supplyAsync(() -> post(receipts("u" + u, 5_000))))
                .toList();
        int sold = 0;
        while (!uploads.stream().allMatch(CompletableFuture::isDone)) {
            Shop.post(till, "/v1/sales", sale(store, "till-" + sold++, 100)).statusCode(201);
        }

        for (CompletableFuture<String[]> upload : uploads) {
            String[] answers = upload.join();
            assertThat(answers).hasSize(5_000);
            assertThat(IntStream.range(0, 5_000))
                    .allMatch(i -> answers[i].startsWith("{\"line\":" + (i + 1) + ",\"status\":201"));
        }
        assertThat(sold).isPositive();
    }

    private String receipts(String prefix, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> json(sale(store, prefix + "-" + i, 100)))
                .collect(Collectors.joining("\n"));
    }

    private String[] post(String lines) {
        return post(lines.getBytes(UTF_8));
    }

    private String[] post(byte[] lines) {
        return given().filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(till)
                .contentType("application/x-ndjson")
                .body(lines)
                .post("/v1/sales/batches")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .strip()
                .split("\n", -1);
    }
}
