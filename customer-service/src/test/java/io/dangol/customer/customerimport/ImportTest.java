package io.dangol.customer.customerimport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A file of customers does what as many requests would, and says of each row what that was. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ImportTest {

    private static final String FILE = """
            externalId,givenName,phone
            C-1,Mina,010-1234-5678
            C-2,Juno,no number
            C-3,Sora,
            C-3,Sora again,
            C-4,Hana,010-2222-3333
            """;

    private final CustomerFiles files;

    ImportTest(ImportJob job) {
        this.files = new CustomerFiles(job);
    }

    @Test
    void rows_are_written_as_requests_would_be_and_bad_ones_keep_no_other_out() throws Exception {
        String id = files.imported(Map.of(), FILE)
                .body("status", equalTo("DONE"))
                .body("rows", equalTo(5))
                .body("created", equalTo(2))
                .body("rejected", equalTo(3))
                .body("rejections", equalTo(Map.of("phone-invalid", 1, "row-twice", 2)))
                .extract()
                .path("importId");

        assertThat(files.rows(id, "text/csv")
                        .lines()
                        .map(line -> line.replaceAll("[0-9a-f-]{36}", "ID").replace("\"", "")))
                .containsExactly(
                        "row,outcome,customerId,pointer,code,detail",
                        "2,CREATED,ID,,,",
                        "3,REJECTED,,#/phone,phone-invalid,The phone number cannot exist; outside the default region"
                                + " it needs its country code.",
                        "4,REJECTED,,#/externalId,row-twice,It stands in line 5 as well; neither is taken.",
                        "5,REJECTED,,#/externalId,row-twice,It stands in line 4 as well; neither is taken.",
                        "6,CREATED,ID,,,");
        assertThat(files.customers()).isEqualTo(2);
        CustomerFiles.assertNothingLeft(id);
    }

    @Test
    void a_dry_run_says_the_same_and_writes_nothing() throws Exception {
        String id = files.imported(Map.of("dryRun", true), FILE)
                .body("created", equalTo(2))
                .body("rejected", equalTo(3))
                .extract()
                .path("importId");

        assertThat(files.customers()).isZero();
        assertThat(Database.select("select id from external_id where owner = ?", files.partnerId()))
                .isEmpty();
        assertThat(files.rows(id, "application/x-ndjson"))
                .contains("\"outcome\":\"CREATED\"")
                .doesNotContain("customerId");
        CustomerFiles.assertNothingLeft(id);
    }

    @Test
    void the_same_file_again_changes_nothing_and_another_changes_what_differs() throws Exception {
        files.imported(Map.of(), "externalId,givenName\nC-1,Mina\nC-2,Juno\n").body("created", equalTo(2));

        files.imported(Map.of(), "externalId,givenName\nC-1,Mina\nC-2,Juno B\n")
                .body("created", equalTo(0))
                .body("unchanged", equalTo(1))
                .body("updated", equalTo(1));
    }

    @Test
    void columns_are_mapped_dates_read_and_what_nobody_wants_is_named() throws Exception {
        String id = files.opened(Map.of(
                "encoding", "CP949",
                "dateFormat", "yyyy.MM.dd",
                "mapping", Map.of("고객번호", "externalId", "이름", "givenName", "생년월일", "birthDate")));
        byte[] korean = "고객번호,이름,생년월일,비고\r\nC-1,믜나,1990.05.17,똠\r\nC-2,지우,1990.02.30,\r\n"
                .getBytes(Charset.forName("x-windows-949"));

        files.send(id, korean, 0, true).statusCode(202);
        files.workOff();

        files.state(id)
                .body("unknownColumns", contains("비고"))
                .body("created", equalTo(1))
                .body("rejections", equalTo(Map.of("row-field-malformed", 1)));
        String customer = Database.select(
                        "select id from customer where registered_by_partner_id = ?", files.partnerId())
                .get(0);
        files.client()
                .getInClear(UUID.fromString(customer))
                .body("givenName", equalTo("믜나"))
                .body("birthDate", equalTo("1990-05-17"));
    }

    @Test
    void a_file_in_another_encoding_than_named_is_refused_before_a_row_is_kept() throws Exception {
        String id = files.opened(Map.of("mapping", Map.of("고객번호", "externalId")));

        files.send(id, "고객번호\nC-1\n".getBytes(Charset.forName("EUC-KR")), 0, true)
                .statusCode(422)
                .body("type", endsWith(":import-column-missing"));

        files.state(id).body("unknownColumns", empty()).body("rows", equalTo(0));
        byte[] marked = "\uFEFF고객번호\nC-1\n".getBytes(UTF_8);
        files.send(id, marked, 0, true).statusCode(202).body("rows", equalTo(1));
    }

    @Test
    void lines_of_json_may_say_whatever_a_request_may() throws Exception {
        String consent = "{\"purpose\":\"MARKETING\",\"channel\":\"SMS\",\"granted\":false,"
                + "\"collectedAt\":\"2026-01-01T00:00:00Z\"}";
        String id = files.opened(Map.of("format", "NDJSON", "mapping", Map.of("nr", "externalId")));
        RestAssured.given()
                .auth()
                .oauth2(files.token())
                .contentType("application/x-ndjson")
                .body(("{\"nr\":17,\"givenName\":\"A\",\"consents\":[" + consent + "],\"extra\":1}\n[]\n\n{\"nr\":18,")
                        .getBytes(UTF_8))
                .post("/v1/customer-imports/{id}/content", id)
                .then()
                .statusCode(202);
        files.workOff();

        files.state(id)
                .body("rows", equalTo(3))
                .body("created", equalTo(1))
                .body("unknownColumns", contains("extra"))
                .body("rejections", equalTo(Map.of("row-malformed", 2)));
        assertThat(Database.select("select id from external_id where owner = ?", files.partnerId()))
                .containsExactly("17");
        assertThat(CustomerFiles.count("consent c join customer o on o.id = c.customer_id"
                        + " where o.registered_by_partner_id = '" + files.partnerId() + "'"))
                .isEqualTo(1);
    }

    @Test
    void terms_that_lead_nowhere_are_refused() {
        files.opening(Map.of("mapping", Map.of("a", "surname"))).body("type", endsWith(":import-mapping-invalid"));
        files.opening(Map.of("mapping", Map.of("a", "phone", "b", "phone")))
                .body("type", endsWith(":import-mapping-invalid"));
        files.opening(Map.of("mapping", Map.of("a", "consents"))).body("type", endsWith(":import-mapping-invalid"));
        files.opening(Map.of("mapping", Map.of("a", "", "b", ""))).statusCode(201);
        files.opening(Map.of("dateFormat", "yy.MM.dd")).body("type", endsWith(":import-date-format-invalid"));
        files.opening(Map.of("dateFormat", "dd.MM.yyyy")).statusCode(201);
        files.opening(Map.of("encoding", "UTF-16")).statusCode(400);
    }

    @Test
    void an_event_tells_of_each_as_of_any_other_customer() throws Exception {
        files.imported(Map.of(), "externalId\nC-1\n").body("created", equalTo(1));

        String customer = Database.select(
                        "select id from customer where registered_by_partner_id = ?", files.partnerId())
                .get(0);
        assertThat(Database.announced(customer))
                .isEqualTo(List.of("CustomerRegistered", "CustodyRecorded", "CustodyRecorded"));
    }
}
