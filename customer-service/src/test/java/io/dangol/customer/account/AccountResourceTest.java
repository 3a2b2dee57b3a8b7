package io.dangol.customer.account;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AccountResourceTest {

    private final CustomerClient erp = CustomerClient.headquarters();
    private final String id = unique("D-");

    @Test
    void a_company_is_registered_with_how_it_was_won() throws SQLException {
        String account = erp.registerAccount(Map.of(
                        "name", "한빛농기계",
                        "kind", "DISTRIBUTOR",
                        "registrationNumber", "123-45-67890",
                        "channel", "trade-fair",
                        "campaign", "KIEMSTA-2026"))
                .statusCode(201)
                .header("Location", startsWith("/v1/accounts/"))
                .header("ETag", "\"0\"")
                .body("name", equalTo("한빛농기계"))
                .body("kind", equalTo("DISTRIBUTOR"))
                .body("channel", equalTo("TRADE_FAIR"))
                .body("campaign", equalTo("KIEMSTA-2026"))
                .body("externalIds", empty())
                .extract()
                .path("id");

        assertThat(Database.announced(account)).containsExactly("AccountRegistered");
    }

    @Test
    void many_who_put_one_name_at_the_same_time_make_one_account() throws SQLException {
        List<String> made = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i ->
                        erp.putAccount("erp", id, Map.of("name", "A")).extract().<String>path("id"))
                .toList();

        assertThat(made).hasSize(12).containsOnly(made.get(0));
        assertThat(Database.announced(made.get(0))).containsExactly("AccountRegistered");
    }

    @Test
    void putting_it_again_changes_what_is_other_and_keeps_how_it_was_won_and_what_others_call_it() {
        erp.putAccount(
                        "erp",
                        id,
                        Map.of("campaign", "first", "externalIds", List.of(Map.of("system", "crm", "id", id))))
                .statusCode(201);

        erp.putAccount("erp", id, Map.of("name", "B", "channel", "WEB", "campaign", "second"))
                .statusCode(200)
                .body("name", equalTo("B"))
                .body("channel", equalTo("FAIR"))
                .body("campaign", equalTo("first"))
                .body("externalIds.system", contains("crm", "erp"))
                .body("version", equalTo(1));
        erp.putAccount("erp", id, Map.of("name", "B")).statusCode(200).body("version", equalTo(1));
    }

    @Test
    void a_name_of_another_account_is_refused() {
        erp.putAccount("erp", id, Map.of()).statusCode(201);

        erp.registerAccount(Map.of("externalIds", List.of(Map.of("system", "erp", "id", id))))
                .statusCode(409)
                .body("type", equalTo("urn:dangol:problem:account-external-id-taken"))
                .body("errors[0].pointer", equalTo("#/externalIds"));
    }

    @Test
    void a_patch_is_made_on_the_version_that_was_read() {
        UUID account = erp.account(Map.of("registrationNumber", "1"));

        patch(account, "\"1\"", Map.of("name", "B")).statusCode(412);
        patch(account, "\"0\"", Map.of("kind", "OEM"))
                .statusCode(200)
                .body("kind", equalTo("OEM"))
                .body("registrationNumber", equalTo("1"))
                .header("ETag", "\"1\"");
    }

    @Test
    void who_follows_the_list_sees_every_account_in_the_end() {
        UUID first = erp.account(Map.of("kind", "OEM"));
        CustomerClient partner = CustomerClient.partner(UUID.randomUUID());
        UUID own = partner.account(Map.of());

        partner.request().get("/v1/accounts").then().body("data.id", contains(own.toString()));
        partner.request()
                .get("/v1/accounts/{id}", first)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:dangol:problem:unknown-account"));
        erp.request()
                .queryParam("kind", "DEALER")
                .queryParam("limit", 200)
                .get("/v1/accounts")
                .then()
                .body("data.id", not(hasItem(first.toString())));
    }

    private ValidatableResponse patch(UUID account, String ifMatch, Map<String, ?> patch) {
        return erp.request()
                .contentType("application/merge-patch+json")
                .header("If-Match", ifMatch)
                .body(patch)
                .patch("/v1/accounts/{id}", account)
                .then();
    }
}
