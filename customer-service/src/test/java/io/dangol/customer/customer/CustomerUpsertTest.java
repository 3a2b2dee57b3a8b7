package io.dangol.customer.customer;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CustomerUpsertTest {

    private final CustomerClient erp = CustomerClient.headquarters();
    private final String id = unique("C-");

    @Test
    void an_unknown_id_makes_a_customer_a_known_one_changes_it() {
        String first = erp.put("erp", id, Map.of("givenName", "A"))
                .statusCode(201)
                .header("Location", startsWith("/v1/customers/"))
                .extract()
                .path("id");

        erp.put("erp", id, Map.of("familyName", "B"))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("id", equalTo(first))
                .body("givenName", nullValue())
                .body("familyName", equalTo("B**"));
    }

    @Test
    void the_same_again_changes_nothing() throws SQLException {
        Map<String, Object> record = Map.of(
                "givenName", "A",
                "cardNumber", unique("card-"),
                "consents",
                        List.of(Map.of(
                                "purpose", "MARKETING",
                                "channel", "SMS",
                                "granted", false,
                                "collectedAt", "2026-03-01T10:00:00Z")));
        String customer = erp.put("erp", id, record).statusCode(201).extract().path("id");

        erp.put("erp", id, record).statusCode(200).header("ETag", "\"0\"");

        assertThat(Database.announced(customer))
                .containsExactly("CustomerRegistered", "CardHolderRegistered", "ConsentRecorded");
    }

    @Test
    void many_at_the_same_time_make_one_customer() throws SQLException {
        List<String> made = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i ->
                        erp.put("erp", id, Map.of("givenName", "A")).extract().<String>path("id"))
                .toList();

        assertThat(made).hasSize(12).containsOnly(made.get(0));
        assertThat(Database.announced(made.get(0))).containsExactly("CustomerRegistered");
    }

    @Test
    void two_systems_names_claimed_crosswise_do_not_lock_each_other_up() {
        List<Map<String, String>> both = List.of(Map.of("system", "a", "id", id), Map.of("system", "b", "id", id));
        List<Map<String, String>> reversed = List.of(both.get(1), both.get(0));

        List<Integer> statuses = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> erp.register(Map.of("externalIds", i % 2 == 0 ? both : reversed))
                        .extract()
                        .statusCode())
                .toList();

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void names_that_others_gave_and_cards_stay() {
        String other = unique("D-");
        UUID customer = erp.registered(Map.of(
                "externalIds",
                List.of(Map.of("system", "erp", "id", id), Map.of("system", "shop", "id", other)),
                "cardNumber",
                unique("card-")));

        erp.put("erp", id, Map.of("cardNumber", unique("card-")))
                .statusCode(200)
                .body("id", equalTo(customer.toString()))
                .body("externalIds.id", hasItem(other))
                .body("cards", hasSize(2));
    }

    @Test
    void the_channel_stays_that_of_the_first_registration() {
        erp.put("erp", id, Map.of("channel", "STORE")).statusCode(201);

        erp.put("erp", id, Map.of("channel", "WEB")).statusCode(200).body("channel", equalTo("STORE"));
    }

    @Test
    void a_refused_card_leaves_no_half_a_customer() throws SQLException {
        String card = unique("card-");
        UUID holder = erp.registered(Map.of("cardNumber", card));
        assertThat(holder).isNotNull();

        erp.put("erp", id, Map.of("cardNumber", card))
                .statusCode(409)
                .body("type", equalTo("urn:dangol:problem:card-already-registered"))
                .body("errors[0].pointer", equalTo("#/cardNumber"));

        assertThat(Database.select("select id from external_id where id = ?", id))
                .isEmpty();
    }
}
