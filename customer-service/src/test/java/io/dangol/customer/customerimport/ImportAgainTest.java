package io.dangol.customer.customerimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.change.Changes;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was here before may come again in a file; whoever was erased may not. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ImportAgainTest {

    private final CustomerFiles files;
    private final Changes changes;

    ImportAgainTest(ImportJob job, Changes changes) {
        this.files = new CustomerFiles(job);
        this.changes = changes;
    }

    @Test
    void a_table_has_no_lists_and_columns_may_be_passed_over() throws Exception {
        files.imported(
                        Map.of("mapping", Map.of("phone", "")),
                        "externalId,consents,externalIds,consents/0/purpose,phone\nC-1,yes,a:b,MARKETING,no number\n")
                .body("created", equalTo(1))
                .body("rejected", equalTo(0))
                .body("unknownColumns", contains("consents", "externalIds", "?"));
    }

    @Test
    void an_own_export_can_be_imported_again() throws Exception {
        String name = CustomerClient.unique("C-");
        Map<String, String> person = Map.of("givenName", "=Mina", "phone", "010-1234-5678", "birthDate", "1990-05-17");
        files.client().put("erp", name, person).statusCode(201);

        String file = exported();

        assertThat(file).contains("'=Mina", "'+82", name);
        files.imported(Map.of("dryRun", true, "mapping", Map.of("id", "externalId", "externalIds", "")), file)
                .body("created", equalTo(1))
                .body("rejections", equalTo(Map.of()))
                .body("unknownColumns", contains("createdAt", "updatedAt", "version"));
    }

    @Test
    void whoever_was_erased_is_not_brought_back_by_a_name_from_before() throws Exception {
        String name = CustomerClient.unique("C-");
        CustomerClient partner = files.client();
        UUID erased = UUID.fromString(
                partner.put("erp", name, Map.of("givenName", "Mina")).extract().path("id"));
        Reach.EVERYTHING.run(() -> QuarkusTransaction.requiringNew().run(() -> changes.erased(erased)));

        partner.put("erp", name, Map.of("givenName", "Mina"))
                .statusCode(409)
                .body("type", endsWith(":customer-erased"));
        partner.writeAll(List.of(CustomerClient.item(name, Map.of("givenName", "Mina"))))
                .body("data.status", contains(409));
        files.imported(Map.of(), "externalId,givenName\n" + name + ",Mina\nC-2,Juno\n")
                .body("created", equalTo(1))
                .body("rejections", equalTo(Map.of("customer-erased", 1)));
    }

    private String exported() {
        String token = Tokens.of("partner-admin", "customers:export customers:export-clear")
                .partner(files.partnerId())
                .bearer();
        CustomerClient reader = CustomerClient.with(token);
        String id = reader.request()
                .body(Map.of("format", "CSV", "unmask", true, "purpose", "erp-migration"))
                .post("/v1/customer-exports")
                .then()
                .statusCode(202)
                .extract()
                .path("exportId");
        await().untilAsserted(() ->
                reader.request().get("/v1/customer-exports/{id}", id).then().body("status", equalTo("DONE")));
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .get("/v1/customer-exports/{id}/content", id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
