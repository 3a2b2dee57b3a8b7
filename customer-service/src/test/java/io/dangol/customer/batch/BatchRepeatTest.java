package io.dangol.customer.batch;

import static io.dangol.customer.CustomerClient.item;
import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Under one key every item is done once, whatever broke off in between. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BatchRepeatTest {

    private final UUID partnerId = UUID.randomUUID();
    private final CustomerClient partner = CustomerClient.partner(partnerId);
    private final String key = unique("key-");

    @Test
    void the_same_request_is_answered_the_same_and_registers_nobody_twice() throws SQLException {
        List<Map<String, Object>> items = List.of(item(null, Map.of()), item(null, Map.of()));
        List<String> first = sent(items).extract().path("data.id");

        sent(items)
                .header("Idempotency-Replayed", "true")
                .body("data.id", equalTo(first))
                .body("data.status", contains(201, 201));

        assertThat(customers()).hasSize(2);
    }

    @Test
    void what_broke_off_goes_on_where_it_was() throws SQLException {
        List<Map<String, Object>> items = List.of(item(null, Map.of()), item(null, Map.of()));
        List<String> first = sent(items).extract().path("data.id");
        // As if the service had been killed before the second one.
        Database.execute("delete from idempotency_key where key = '" + key + " 1'");

        List<String> second =
                sent(items).body("data.status", contains(201, 201)).extract().path("data.id");

        assertThat(second.get(0)).isEqualTo(first.get(0));
        assertThat(second.get(1)).isNotEqualTo(first.get(1));
    }

    @Test
    void a_key_that_looks_like_an_item_of_another_is_a_key_of_its_own() throws SQLException {
        List<Map<String, Object>> one = List.of(item(null, Map.of()));
        List<Map<String, Object>> two = List.of(item(null, Map.of()), item(null, Map.of()));
        sent(key, one).body("data.status", contains(201));

        sent(key + "/0", two).statusCode(200).body("data.status", contains(201, 201));
        sent(key + "/0/0", one).statusCode(200).body("data.status", contains(201));

        assertThat(customers()).hasSize(4);
    }

    @Test
    void what_was_refused_is_tried_again() {
        String card = unique("card-").substring(0, 30);
        UUID holder = partner.registered(Map.of("cardNumber", card));
        List<Map<String, Object>> items = List.of(item(null, Map.of("cardNumber", card)), item(null, Map.of()));
        sent(items).body("data.status", contains(409, 201));

        sent(items).body("data.status", contains(409, 201));

        partner.get(holder).statusCode(200);
    }

    @Test
    void another_request_under_the_same_key_is_refused_before_anything_is_done() throws SQLException {
        var unused = sent(List.of(item(null, Map.of()))).statusCode(200);

        sent(List.of(item(null, Map.of("givenName", "B"))))
                .statusCode(422)
                .body("type", equalTo("urn:dangol:problem:idempotency-key-reused"));

        assertThat(customers()).hasSize(1);
    }

    @Test
    void sent_at_the_same_time_it_registers_each_once() throws SQLException {
        List<Map<String, Object>> items =
                IntStream.range(0, 20).mapToObj(i -> item(null, Map.of())).toList();

        List<CompletableFuture<List<String>>> all = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> sent(items).extract().<List<String>>path("data.id")))
                .toList();

        assertThat(all.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(customers()).hasSize(20);
    }

    @Test
    void the_same_names_in_opposite_order_at_the_same_time_make_one_customer_each() throws SQLException {
        List<String> names = IntStream.range(0, 30).mapToObj(i -> unique("C-")).toList();
        List<String> reversed =
                IntStream.range(0, 30).mapToObj(i -> names.get(29 - i)).toList();

        List<CompletableFuture<Integer>> all = List.of(names, reversed, names, reversed).stream()
                .map(order -> CompletableFuture.supplyAsync(() -> partner.writeAll(
                                order.stream().map(name -> item(name, Map.of())).toList())
                        .statusCode(200)
                        .body("refused", equalTo(0))
                        .extract()
                        .<Integer>path("created")))
                .toList();

        assertThat(all.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(30);
        assertThat(customers()).hasSize(30);
    }

    private ValidatableResponse sent(List<Map<String, Object>> items) {
        return sent(key, items);
    }

    private ValidatableResponse sent(String key, List<Map<String, Object>> items) {
        return partner.request()
                .header("Idempotency-Key", key)
                .body(Map.of("items", items))
                .post("/v1/customers/batches")
                .then();
    }

    private List<String> customers() throws SQLException {
        return Database.select("select id from customer where registered_by_partner_id = ?", partnerId);
    }
}
