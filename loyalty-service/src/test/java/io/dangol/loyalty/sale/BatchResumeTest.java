package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.json;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.strangersTill;
import static io.dangol.loyalty.Shop.till;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An upload that was cut goes on where it was. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BatchResumeTest {

    private static final int LINES = 4_000;

    private final Shop shop;
    private final String batch = "b-" + UUID.randomUUID();
    private String store = "";
    private String till = "";

    BatchResumeTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void openShop() {
        store = shop.open();
        till = till(store);
    }

    @Test
    void after_a_cut_in_the_middle_it_ends_as_one_upload_would_have() throws IOException {
        String card = card(program("ALLOW"));
        List<String> lines = lines(card);
        int heard = 1_500;
        try (OpenUpload upload = new OpenUpload(till, Map.of("Batch-Id", batch))) {
            for (int i = 0; i < 2_000; i++) {
                upload.send(lines.get(i));
            }
            for (int i = 1; i <= heard; i++) {
                assertThat(upload.answer()).startsWith("{\"line\":" + i + ",\"status\":201");
            }
        }
        eventually(() -> assertThat(answered()).isGreaterThanOrEqualTo(heard));
        int answered = answered();
        assertThat(answered).isLessThanOrEqualTo(2_000);
        get(till, path()).body("ended", equalTo(false));

        String[] answers = resume(answered, lines.subList(answered, LINES))
                .statusCode(200)
                .extract()
                .asString()
                .strip()
                .split("\n", -1);

        assertThat(answers).hasSize(LINES - answered);
        assertThat(answers[0]).startsWith("{\"line\":" + (answered + 1) + ",\"status\":20");
        assertThat(answers[answers.length - 1]).startsWith("{\"line\":" + LINES + ",\"status\":201");
        get(till, path()).body("answered", equalTo(LINES)).body("ended", equalTo(true));
        assertThat(shop.number("select count(*) from sale where store_code = '" + store + "'"))
                .isEqualTo(LINES);
        assertThat(available(card)).isEqualTo(LINES);
    }

    @Test
    void an_offset_that_would_leave_lines_out_is_refused() {
        List<String> two = lines(card(program("ALLOW"))).subList(0, 2);
        resume(0, two).statusCode(200);

        resume(3, two).statusCode(409).body("type", endsWith(":batch-offset-ahead"));
        resume(1, two.subList(1, 2)).statusCode(200);

        get(till, path()).body("answered", equalTo(2));
    }

    @Test
    void without_a_name_there_is_nothing_to_go_on_from() {
        post(Map.of("Batch-Offset", 1), "").statusCode(409).body("type", endsWith(":batch-offset-ahead"));
        post(Map.of("Batch-Id", "no/name"), "").statusCode(400);
        post(Map.of("Batch-Id", batch, "Batch-Offset", -1), "").statusCode(400);
    }

    @Test
    void a_batch_is_its_client_s_alone() {
        resume(0, List.of(json(sale(store, "r", 100)))).statusCode(200);

        get(strangersTill(), path()).statusCode(404).body("type", endsWith(":no-such-batch"));
        get(till, "/v1/sales/batches/unheard-of").statusCode(404);
    }

    private List<String> lines(String card) {
        return IntStream.rangeClosed(1, LINES)
                .mapToObj(i -> json(sale(store, "r" + i, 100, card)))
                .toList();
    }

    private int answered() {
        return get(till, path()).statusCode(200).extract().path("answered");
    }

    private String path() {
        return "/v1/sales/batches/" + batch;
    }

    private ValidatableResponse resume(int offset, List<String> lines) {
        return post(
                Map.of("Batch-Id", batch, "Batch-Offset", offset),
                lines.stream().collect(Collectors.joining("\n")));
    }

    private ValidatableResponse post(Map<String, ?> headers, String body) {
        return given().auth()
                .oauth2(till)
                .contentType(BatchResource.NDJSON)
                .headers(headers)
                .body(body.getBytes(UTF_8))
                .post("/v1/sales/batches")
                .then();
    }
}
