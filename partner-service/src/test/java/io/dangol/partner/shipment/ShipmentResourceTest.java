package io.dangol.partner.shipment;

import static io.dangol.partner.PartnerClient.ADMIN;
import static io.dangol.partner.PartnerClient.as;
import static io.dangol.partner.PartnerClient.get;
import static io.dangol.partner.PartnerClient.partner;
import static io.dangol.partner.Shipping.correction;
import static io.dangol.partner.Shipping.corrects;
import static io.dangol.partner.Shipping.details;
import static io.dangol.partner.Shipping.line;
import static io.dangol.partner.Shipping.records;
import static io.dangol.partner.Shipping.serial;
import static io.dangol.partner.Shipping.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.partner.Announced;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ShipmentResourceTest {

    private final Announced announced;

    ShipmentResourceTest(Announced announced) {
        this.announced = announced;
    }

    @Test
    void a_delivery_is_recorded_once_however_often_it_is_sent() {
        Map<String, Object> note = details(partner());

        String id = records(note)
                .statusCode(201)
                .body("status", equalTo("RECORDED"))
                .body("lines[0].serials", hasSize(1))
                .extract()
                .path("id");
        records(note).statusCode(200).body("id", equalTo(id));

        assertThat(announced.of(id)).hasSize(1);
    }

    @Test
    void another_content_of_a_known_delivery_note_is_refused() {
        Map<String, Object> note = details(partner());
        records(note).statusCode(201);

        note.put("shippedOn", "2026-05-05");

        records(note)
                .statusCode(409)
                .body("type", endsWith(":shipment-number-taken"))
                .body("errors.pointer", contains("#/number"));
    }

    @Test
    void a_piece_is_in_one_delivery_only_and_the_refusal_says_which() {
        String serial = serial();
        Map<String, Object> first = details(partner(), List.of(line("A", 1, serial)));
        records(first).statusCode(201);
        Map<String, Object> second = details(partner(), List.of(line("B", 1), line("A", 2, serial(), serial)));

        records(second)
                .statusCode(409)
                .body("type", endsWith(":serial-shipped-already"))
                .body("errors.pointer", contains("#/lines/1/serials/1"))
                .body("detail", org.hamcrest.Matchers.containsString(String.valueOf(first.get("number"))));

        get("/v1/shipments?number=" + second.get("number")).body("data", empty());
        records(details(partner(), List.of(line("B", 1, serial)))).statusCode(201);
    }

    @Test
    void a_correction_frees_what_it_takes_away_and_keeps_what_was_said() {
        String serial = serial();
        String id = records(details(partner(), List.of(line("A", 1, serial))))
                .extract()
                .path("id");

        corrects(id, "\"0\"", correction(id)).statusCode(200).body("version", equalTo(1));

        records(details(partner(), List.of(line("A", 1, serial)))).statusCode(201);
        get("/v1/shipments/" + id + "/revisions")
                .statusCode(200)
                .body("data.version", contains(0))
                .body("data[0].lines[0].serials", contains(serial));
        assertThat(announced.of(id)).hasSize(2);
    }

    @Test
    void a_correction_is_made_on_the_version_that_was_read_and_one_that_says_nothing_new_changes_nothing() {
        String id = shipped(partner());
        Map<String, Object> correction = correction(id);

        corrects(id, "\"7\"", correction).statusCode(412);
        corrects(id, "\"0\"", correction).statusCode(200);
        corrects(id, "\"1\"", correction).statusCode(200).body("version", equalTo(1));

        correction.put("number", "DN-other");
        corrects(id, "\"1\"", correction).statusCode(422).body("type", endsWith(":shipment-number-stays"));
        assertThat(announced.of(id)).hasSize(2);
    }

    @Test
    void what_was_cancelled_can_be_shipped_again_and_the_cancelled_one_comes_back_only_without_it() {
        String serial = serial();
        String id = records(details(partner(), List.of(line("A", 1, serial))))
                .extract()
                .path("id");
        Map<String, Object> asBefore = correction(id);
        asBefore.put("lines", List.of(line("A", 1, serial)));

        cancels(id).statusCode(200).body("status", equalTo("CANCELLED"));
        cancels(id).statusCode(200).body("version", equalTo(1));
        records(details(partner(), List.of(line("A", 1, serial)))).statusCode(201);

        corrects(id, "\"1\"", asBefore).statusCode(409);
        asBefore.put("lines", List.of(line("A", 1)));
        corrects(id, "\"1\"", asBefore).statusCode(200).body("status", equalTo("RECORDED"));
        assertThat(announced.of(id))
                .extracting(event -> event.path("status").asText())
                .containsExactly("RECORDED", "CANCELLED", "RECORDED");
    }

    @Test
    void a_piece_is_found_by_its_serial() {
        String serial = serial();
        String id = records(details(partner(), List.of(line("A", 1, serial))))
                .extract()
                .path("id");

        get("/v1/shipments?serial=" + serial).statusCode(200).body("data.id", contains(id));
        get("/v1/shipments?serial=" + serial()).body("data", empty());
    }

    @Test
    void a_partner_sees_what_was_delivered_to_it_and_nothing_else() {
        String partner = partner();
        String own = shipped(partner);
        String foreign = shipped(partner());
        String staff = Tokens.of("partner-admin", "shipments:read")
                .partner(UUID.fromString(partner))
                .bearer();

        as(staff).get("/v1/shipments").then().statusCode(200).body("data.id", contains(own));
        as(staff).get("/v1/shipments/" + foreign).then().statusCode(404);
        as(staff).get("/v1/shipments/" + foreign + "/revisions").then().statusCode(404);
    }

    @Test
    void bad_delivery_notes_are_refused_by_name() {
        String partner = partner();

        refused(details(UUID.randomUUID().toString()), 422, "unknown-recipient", "#/partnerId");
        refused(
                details(partner, List.of(line("A", 1, "x", "y"))),
                422,
                "more-serials-than-pieces",
                "#/lines/0/serials");
        refused(details(partner, List.of()), 400, "invalid-request", "#/lines");
        refused(details(partner, List.of(line("A", 0))), 400, "invalid-request", "#/lines/0/quantity");
        refused(details(partner, List.of(line("A", 1, "with blank"))), 400, "invalid-request", "#/lines/0/serials/0");
    }

    @Test
    void of_many_who_ship_one_piece_at_once_one_does() throws Exception {
        String serial = serial();
        String partner = partner();
        List<Callable<Integer>> senders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            senders.add(() -> records(details(partner, List.of(line("A", 3, serial(), serial, serial()))))
                    .extract()
                    .statusCode());
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);

        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> one : threads.invokeAll(senders)) {
            answers.add(one.get());
        }

        threads.shutdown();
        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(7);
    }

    @Test
    void what_is_told_is_the_whole_state() {
        String id = shipped(partner());

        JsonNode told = announced.of(id).get(0);

        assertThat(told.path("lines").get(0).path("quantity").asInt()).isEqualTo(2);
        assertThat(told.path("status").asText()).isEqualTo("RECORDED");
    }

    private static void refused(Map<String, Object> note, int status, String code, String pointer) {
        records(note).statusCode(status).body("type", endsWith(":" + code)).body("errors.pointer", contains(pointer));
    }

    private static io.restassured.response.ValidatableResponse cancels(String id) {
        return as(ADMIN).post("/v1/shipments/" + id + "/cancel").then();
    }
}
