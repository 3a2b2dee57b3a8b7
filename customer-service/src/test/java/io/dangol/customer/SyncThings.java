package io.dangol.customer;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.testing.AccessTable;
import io.dangol.testing.Thing;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What there is to be reached of customers by the many: batches, the change feed, files. */
final class SyncThings {

    private static final Map<String, Object> FILE =
            Map.of("format", "CSV", "externalSystem", "erp", "channel", "STORE");

    AccessTable in(AccessTable table) {
        return table.callers("POST /v1/customers/batches", SyncThings::several)
                .listed("GET /v1/changes", "data.id", SyncThings::aCustomer)
                .callers("POST /v1/customer-imports", SyncThings::aFile)
                .callers(
                        "POST /v1/customer-imports/{id}/content",
                        () -> anImport().sending("externalId,givenName\nC-1,A\n"))
                // By who opened it alone, hence tried where that is: ImportUploadTest.
                .recordedElsewhere("POST /v1/customer-imports/{id}/content")
                .partners("POST /v1/customer-imports/{id}/cancel", SyncThings::anImport)
                .partners("GET /v1/customer-imports/{id}", SyncThings::anImport)
                .partners("GET /v1/customer-imports/{id}/rows", SyncThings::anImport)
                .listed("GET /v1/customer-imports", "data.importId", SyncThings::anImport)
                .callers(
                        "POST /v1/customer-exports",
                        () -> Thing.of(UUID.randomUUID()).sending(Map.of("format", "CSV")))
                .partners("GET /v1/customer-exports/{id}", SyncThings::anExport)
                .partners("GET /v1/customer-exports/{id}/content", SyncThings::anExport)
                .listed("GET /v1/customer-exports", "data.exportId", SyncThings::anExport);
    }

    private static Thing several() {
        return Thing.of(UUID.randomUUID()).sending(Map.of("items", List.of(CustomerClient.item(null, Map.of()))));
    }

    private static Thing aFile() {
        return Thing.of(UUID.randomUUID()).sending(FILE);
    }

    private static Thing aCustomer() {
        UUID partner = UUID.randomUUID();
        String id = CustomerClient.partner(partner).registered().toString();
        settle();
        return Thing.of(partner).with("id", id).listedAs(id);
    }

    private static void settle() {
        try {
            Database.settle();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its file is there. */
    private static Thing anExport() {
        UUID partner = UUID.randomUUID();
        CustomerClient client = CustomerClient.partner(partner);
        String id = client.request()
                .body(Map.of("format", "NDJSON"))
                .post("/v1/customer-exports")
                .then()
                .statusCode(202)
                .extract()
                .path("exportId");
        await().untilAsserted(() ->
                client.request().get("/v1/customer-exports/{id}", id).then().body("status", equalTo("DONE")));
        return Thing.of(partner).with("id", id).listedAs(id);
    }

    private static Thing anImport() {
        UUID partner = UUID.randomUUID();
        String id = CustomerClient.partner(partner)
                .request()
                .body(FILE)
                .post("/v1/customer-imports")
                .then()
                .statusCode(201)
                .extract()
                .path("importId");
        return Thing.of(partner).with("id", id).listedAs(id);
    }
}
