package io.dangol.loyalty.product;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.line;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ProductResourceTest {

    private static final String VERSION = "select product_version from catalog_version";

    private final Shop shop;
    private final String sku = "SKU-" + UUID.randomUUID();

    ProductResourceTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void products_are_created_then_updated_and_repeating_changes_nothing() {
        upsert(List.of(product(sku, "Bread", "FOOD"), product(sku + "b", "Book", null)))
                .body("created", equalTo(2))
                .body("updated", equalTo(0))
                .body("unchanged", equalTo(0));
        String updatedAt = read(sku).extract().path("updatedAt");

        upsert(List.of(product(sku, "Bread", "FOOD"), product(sku + "b", "Book", "BOOKS")))
                .body("created", equalTo(0))
                .body("updated", equalTo(1))
                .body("unchanged", equalTo(1));

        read(sku).body("updatedAt", equalTo(updatedAt)).body("category", equalTo("FOOD"));
        read(sku + "b").body("category", equalTo("BOOKS"));
        upsert(List.of(product(sku + "b", "Book", null))).body("updated", equalTo(1));
        read(sku + "b").body("category", nullValue());
    }

    @Test
    void of_two_lines_for_one_sku_the_later_counts() {
        upsert(List.of(product(sku, "Bread", "FOOD"), product(sku, "Loaf", "FOOD")))
                .body("created", equalTo(1))
                .body("updated", equalTo(0))
                .body("unchanged", equalTo(1));

        read(sku).body("name", equalTo("Loaf"));
    }

    @Test
    void products_are_listed_by_sku_page_by_page() {
        upsert(List.of(product(sku + "-2", "B", null), product(sku + "-1", "A", null), product(sku + "-3", "C", null)));

        List<String> listed = new ArrayList<>();
        String next = null;
        do {
            ValidatableResponse page = get(
                            Tokens.admin(), "/v1/products?limit=2" + (next == null ? "" : "&cursor=" + next))
                    .statusCode(200);
            List<String> skus = page.extract().path("data.sku");
            assertThat(skus).hasSizeBetween(1, 2);
            listed.addAll(skus);
            next = page.extract().path("next");
        } while (next != null);

        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(sku + "-1", sku + "-2", sku + "-3");
    }

    @Test
    void a_product_that_nobody_named_is_not_there_and_a_bad_one_is_not_taken() {
        get(Tokens.admin(), "/v1/products/" + sku).statusCode(404).body("type", endsWith(":no-such-product"));
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.admin())
                .get("/v1/products/a%00b")
                .then()
                .statusCode(400);
        post(Tokens.admin(), "/v1/products", Map.of("products", List.of(product(sku, "a\u0000b", null))))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/products/0/name"));
        post(Tokens.admin(), "/v1/products", Map.of("products", List.of(product(sku, "A", null), Map.of("sku", "B"))))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/products/1/name"));
        read(sku).statusCode(404);
    }

    @Test
    void an_upload_tells_the_tills_once_and_not_at_all_where_nothing_changed() {
        List<Map<String, Object>> products = IntStream.range(0, 100)
                .mapToObj(i -> product(sku + i, "Product", "FOOD"))
                .toList();
        long before = shop.number(VERSION);

        upsert(products).body("created", equalTo(100));

        assertThat(shop.number(VERSION)).isEqualTo(before + 1);
        upsert(products).body("unchanged", equalTo(100));
        assertThat(shop.number(VERSION)).isEqualTo(before + 1);
    }

    @Test
    void uploads_of_the_same_products_at_the_same_time_neither_clash_nor_wait_for_each_other_for_ever() {
        List<Map<String, Object>> products = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(i -> product(sku + i, "Product", "FOOD"))
                .toList());
        List<CompletableFuture<Integer>> uploads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Collections.shuffle(products);
            List<Map<String, Object>> shuffled = List.copyOf(products);
            uploads.add(CompletableFuture.supplyAsync(
                    () -> upsert(shuffled).extract().path("created")));
        }

        assertThat(uploads.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(500);
    }

    @Test
    void a_category_counts_from_the_next_sale_on_and_a_return_takes_back_by_the_category_of_the_sale() {
        String store = shop.open();
        String card = card(program(multiplied(Map.of("category", "BOOKS", "factor", 3))));
        upsert(List.of(product(sku, "Novel", "BOOKS")));
        String id = sell(store, "1", card)
                .body("pointsEarned", equalTo(35))
                .extract()
                .path("saleId");

        upsert(List.of(product(sku, "Novel", null)));

        sell(store, "2", card).body("pointsEarned", equalTo(15));
        upsert(List.of(product(sku, "Novel", "BOOKS")));
        sell(store, "3", card).body("pointsEarned", equalTo(35));
        upsert(List.of(product(sku, "Novel", "TOYS")));
        sell(store, "4", card).body("pointsEarned", equalTo(15));
        giveBackTheProduct(store, id).body("pointsReturned", equalTo(30));
    }

    @Test
    void a_stores_multiplier_counts_there_and_nowhere_else() {
        String store = shop.open();
        String card = card(program(multiplied(Map.of("storeCode", store, "factor", 2))));

        sell(store, "1", card).body("pointsEarned", equalTo(30));

        sell(shop.open(), "1", card).body("pointsEarned", equalTo(15));
    }

    private static Map<String, Object> multiplied(Map<String, Object> multiplier) {
        return Map.of("earnRule", Map.of("points", 1, "perAmount", 100, "multipliers", List.of(multiplier)));
    }

    /** Bread for 5 and the product for 10. */
    private ValidatableResponse sell(String store, String receipt, String card) {
        Map<String, Object> sale = sale(store, receipt, 1_500, card);
        sale.put("lines", List.of(line("BREAD", 500), line(sku, 1_000)));
        return post(till(store), "/v1/sales", sale).statusCode(201);
    }

    private static ValidatableResponse giveBackTheProduct(String store, String sale) {
        Map<String, Object> back =
                new HashMap<>(Map.of("storeCode", store, "receiptNumber", "R", "totalAmount", 1_000));
        back.put("returnedAt", "2026-01-06T09:00:00Z");
        back.put("lines", List.of(Map.of("lineNumber", 2, "amount", 1_000)));
        return post(till(store), "/v1/sales/" + sale + "/returns", back).statusCode(201);
    }

    @CanIgnoreReturnValue
    private static ValidatableResponse upsert(List<Map<String, Object>> products) {
        return post(Tokens.admin(), "/v1/products", Map.of("products", products))
                .statusCode(200)
                .contentType(containsString("application/json"));
    }

    private static ValidatableResponse read(String sku) {
        return get(Tokens.admin(), "/v1/products/" + sku);
    }

    private static Map<String, Object> product(String sku, String name, @Nullable String category) {
        Map<String, Object> product = new HashMap<>(Map.of("sku", sku, "name", name));
        if (category != null) {
            product.put("category", category);
        }
        return product;
    }
}
