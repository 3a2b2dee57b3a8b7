package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BatchResourceTest {

    private final Shop shop;
    private String store = "";
    private String till = "";

    BatchResourceTest(Shop shop) {
        this.shop = shop;
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

    private String[] post(String lines) {
        return given().auth()
                .oauth2(till)
                .contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post("/v1/sales/batches")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .strip()
                .split("\n", -1);
    }

    private static String json(Map<String, Object> sale) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(sale);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
