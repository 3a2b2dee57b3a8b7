package io.dangol.customer.customerimport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.Contract;
import io.dangol.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Files of one partner, as its system sends them. */
final class CustomerFiles {

    static final String SCOPES = "customers:import customers:write consents:write";

    private final UUID partnerId = UUID.randomUUID();
    private final String token =
            Tokens.of("partner-admin", SCOPES).partner(partnerId).bearer();
    private final ImportJob job;

    CustomerFiles(ImportJob job) {
        this.job = job;
    }

    UUID partnerId() {
        return partnerId;
    }

    String token() {
        return token;
    }

    CustomerClient client() {
        return CustomerClient.partner(partnerId);
    }

    ValidatableResponse opening(Map<String, ?> terms) {
        Map<String, Object> all =
                new HashMap<>(Map.of("format", "CSV", "externalSystem", "erp", "channel", "MIGRATION"));
        all.putAll(terms);
        return CustomerClient.with(token)
                .request()
                .body(all)
                .post("/v1/customer-imports")
                .then();
    }

    String opened(Map<String, ?> terms) {
        return opening(terms).statusCode(201).extract().path("importId");
    }

    ValidatableResponse send(String id, byte[] body, int offset, boolean last) {
        return sending(token, body)
                .header("Batch-Offset", offset)
                .queryParam("last", last)
                .post("/v1/customer-imports/{id}/content", id)
                .then();
    }

    ValidatableResponse sendWithoutOffset(String id, String file) {
        return sending(token, file.getBytes(UTF_8))
                .post("/v1/customer-imports/{id}/content", id)
                .then();
    }

    /** By another client of the same partner, which may do as much. */
    ValidatableResponse sendByAnother(String id, String file) {
        String another = Tokens.of("partner-admin", SCOPES).partner(partnerId).bearer();
        return sending(another, file.getBytes(UTF_8))
                .post("/v1/customer-imports/{id}/content", id)
                .then();
    }

    private static RequestSpecification sending(String token, byte[] body) {
        return RestAssured.given()
                .filter(Contract.openApi())
                .auth()
                .oauth2(token)
                .contentType("text/csv")
                .body(body);
    }

    ValidatableResponse send(String id, String file) {
        return send(id, file.getBytes(UTF_8), 0, true);
    }

    /** All of it at once, and what became of it. */
    ValidatableResponse imported(Map<String, ?> terms, String file) throws SQLException {
        String id = opened(terms);
        send(id, file).statusCode(202);
        workOff();
        return state(id);
    }

    ValidatableResponse state(String id) {
        return CustomerClient.with(token)
                .request()
                .get("/v1/customer-imports/{id}", id)
                .then()
                .statusCode(200);
    }

    ValidatableResponse cancel(String id) {
        return CustomerClient.with(token)
                .request()
                .post("/v1/customer-imports/{id}/cancel", id)
                .then();
    }

    String rows(String id, String accept) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .accept(accept)
                .get("/v1/customer-imports/{id}/rows", id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Until nothing of this partner waits. */
    void workOff() throws SQLException {
        do {
            job.look();
        } while (count("customer_import where status in ('QUEUED', 'RUNNING') and partner_id = '" + partnerId + "'")
                > 0);
        job.look();
    }

    /** What other tests have left waiting. */
    void drain() throws SQLException {
        while (count("customer_import where status = 'QUEUED'") > 0) {
            job.look();
        }
    }

    /** Whatever waits for nobody in particular. */
    void lookOnce() {
        job.look();
    }

    long customers() throws SQLException {
        return count("customer where registered_by_partner_id = '" + partnerId + "'");
    }

    static long count(String of) throws SQLException {
        return Long.parseLong(Database.select("select count(*) from " + of).get(0));
    }

    static void assertNothingLeft(String importId) throws SQLException {
        for (String table : new String[] {"customer_import_row", "customer_import_key"}) {
            assertThat(count(table + " where import_id = '" + importId + "'")).isZero();
        }
        assertThat(count("work_key where id = '" + importId + "'")).isZero();
    }
}
