package io.dangol.customer.batch;

import static io.dangol.customer.CustomerClient.item;
import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many in one request are written as each alone would be. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BatchTest {

    private final UUID partnerId = UUID.randomUUID();
    private final CustomerClient partner = CustomerClient.partner(partnerId);

    @Test
    void each_is_answered_in_its_place_and_a_bad_one_keeps_no_other_out() throws SQLException {
        String known = unique("C-");
        UUID id = UUID.fromString(
                partner.put("erp", known, Map.of("givenName", "A")).extract().path("id"));

        partner.writeAll(List.of(
                        item(unique("C-"), Map.of("givenName", "B")),
                        item(unique("C-"), Map.of("phone", "no number")),
                        item(known, Map.of("givenName", "C")),
                        item(null, Map.of("givenName", "D"))))
                .statusCode(200)
                .body("data.status", contains(201, 400, 200, 201))
                .body("data[1].problem.type", equalTo("urn:dangol:problem:phone-invalid"))
                .body("data[1].problem.errors.pointer", contains("#/customer/phone"))
                .body("data[2].id", equalTo(id.toString()))
                .body("created", equalTo(2))
                .body("updated", equalTo(1))
                .body("refused", equalTo(1));

        assertThat(customers()).hasSize(3);
        partner.getInClear(id).body("givenName", equalTo("C"));
    }

    @Test
    void what_cannot_be_read_is_refused_alone() throws SQLException {
        List<Map<String, Object>> items = new ArrayList<>();
        items.add(item(null, Map.of("birthDate", "1990-02-31")));
        items.add(item(null, Map.of("surprise", 1)));
        items.add(Map.of("customer", Map.of("givenName", "no channel")));
        items.add(null);
        items.add(Map.of());
        items.add(item(null, Map.of("birthDate", "1990-02-28")));

        partner.writeAll(items)
                .statusCode(200)
                .body("data.status", contains(400, 400, 400, 400, 400, 201))
                .body("data[0].problem.errors.pointer", contains("#/customer/birthDate"))
                .body("data[1].problem.errors.pointer", contains("#/customer/surprise"))
                .body("data[2].problem.errors.pointer", contains("#/customer/channel"))
                .body("data[4].problem.errors.pointer", contains("#/customer"));
        assertThat(customers()).hasSize(1);
    }

    @Test
    void a_refused_item_leaves_nothing_behind() throws SQLException {
        String card = unique("card-").substring(0, 30);
        String name = unique("C-");
        UUID holder = partner.registered(Map.of("cardNumber", card));

        partner.writeAll(List.of(item(name, Map.of("cardNumber", card, "phone", "010-1234-5678"))))
                .body("data[0].problem.type", equalTo("urn:dangol:problem:card-already-registered"));

        assertThat(customers()).containsExactly(holder.toString());
        assertThat(Database.select("select id from external_id where id = ?", name))
                .isEmpty();
        partner.writeAll(List.of(item(name, Map.of()))).body("data.status", contains(201));
    }

    @Test
    void the_same_external_id_twice_is_written_twice_in_that_order() {
        String name = unique("C-");

        String id = partner.writeAll(
                        List.of(item(name, Map.of("givenName", "A")), item(name, Map.of("givenName", "B"))))
                .body("data.status", contains(201, 200))
                .extract()
                .path("data[1].id");

        partner.getInClear(UUID.fromString(id)).body("givenName", equalTo("B"));
    }

    @Test
    void two_hundred_are_taken_and_one_more_is_not() throws SQLException {
        List<Map<String, Object>> most =
                IntStream.range(0, 200).mapToObj(i -> item(null, Map.of())).toList();
        List<Map<String, Object>> more = new ArrayList<>(most);
        more.add(item(null, Map.of()));

        partner.writeAll(more).statusCode(422).body("type", equalTo("urn:dangol:problem:too-many-items"));
        assertThat(customers()).isEmpty();
        partner.writeAll(List.of()).statusCode(400);
        partner.writeAll(most).statusCode(200).body("created", equalTo(200));
    }

    @Test
    void no_answer_tells_who_somebody_is() {
        partner.writeAll(List.of(
                        item(null, Map.of("givenName", "Zebulonia", "phone", "010-8765-4321")),
                        item(null, Map.of("givenName", "Zebulonia", "email", "Zebulonia"))))
                .statusCode(200)
                .body(not(containsString("Zebulonia")))
                .body(not(containsString("8765")));
    }

    @Test
    void a_stranger_s_external_id_is_another_customer() {
        String name = unique("C-");
        String own = partner.writeAll(List.of(item(name, Map.of()))).extract().path("data[0].id");

        String others = CustomerClient.partner(UUID.randomUUID())
                .writeAll(List.of(item(name, Map.of())))
                .body("data.status", contains(201))
                .extract()
                .path("data[0].id");

        assertThat(others).isNotEqualTo(own);
    }

    private List<String> customers() throws SQLException {
        return Database.select("select id from customer where registered_by_partner_id = ?", partnerId);
    }
}
