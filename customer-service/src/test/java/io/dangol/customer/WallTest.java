package io.dangol.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.platform.wall.Reach;
import io.dangol.testing.OpenTables;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Wall;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With no filter in any query, PostgreSQL keeps partners' customers and all that belongs to them apart. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class WallTest {

    private static final OpenTables OPEN = new OpenTables()
            .because("what the service's keys make of a known text; of nobody", "key_mark")
            .because("keys of work under way, sealed with the master key; of nobody", "work_key")
            .because("what headquarters says of contacts with any customer", "contact_policy")
            .because(
                    "what was learnt of all customers together; of nobody",
                    "match_activation",
                    "match_frequency",
                    "match_weights");

    private static final String WALLED = """
            account account_external_id address_opt_out asked_question blind_entry change consent
            contact_permit custody custody_turn customer customer_export customer_export_part
            customer_import customer_import_key customer_import_result customer_import_row customer_merge
            data_key external_id field_mark held_card leave_alone match_decision match_review number_alarm
            relationship sealed_profile
            """;

    private final Wall wall;
    private final UUID partner = UUID.randomUUID();
    private UUID customer = partner;

    WallTest(DataSource database) {
        this.wall = new Wall(database);
    }

    @BeforeEach
    void aCustomerWithEverything() throws SQLException {
        CustomerClient agent = CustomerClient.partner(partner);
        customer = agent.registered(somebody());
        agent.getInClear(customer).statusCode(200);
        isSuppliedByADealer(agent);
        isHandedOverOneDay();
        agent.isAsked(customer, "NAME", "NO_ANSWER").statusCode(200);
        agent.raises(customer, "SOMEBODY_ELSE").statusCode(201);
        wasMergedWithAnotherRecord(agent);
        agent.decides(customer, Map.of("purpose", "SURVEY", "channel", "SMS", "granted", false))
                .statusCode(201);
        agent.leavesAlone(customer, "UNWILLING").statusCode(201);
        agent.asks(customer, Map.of("purpose", "SERVICE", "channel", "SMS")).statusCode(200);
        sendsAFile(agent);
        asksForAFile(agent);
    }

    private static Map<String, Object> somebody() {
        return Map.of(
                "givenName",
                "A",
                "phone",
                "010-1234-5678",
                "cardNumber",
                "C-" + UUID.randomUUID().toString().substring(0, 8),
                "externalIds",
                List.of(Map.of("system", "erp", "id", "1")),
                "consents",
                List.of(Map.of(
                        "purpose", "MARKETING",
                        "channel", "SMS",
                        "granted", true,
                        "textVersion", "1",
                        "evidence", "slip")));
    }

    private static void asksForAFile(CustomerClient agent) throws SQLException {
        String id = agent.request()
                .body(Map.of("format", "CSV"))
                .post("/v1/customer-exports")
                .then()
                .statusCode(202)
                .extract()
                .path("exportId");
        Database.execute("insert into customer_export_part (export_id, number, subjects, sealed) values ('" + id
                + "', 99, '{}', '')");
    }

    private static void sendsAFile(CustomerClient agent) throws SQLException {
        String id = agent.request()
                .body(Map.of("format", "CSV", "externalSystem", "erp", "channel", "STORE"))
                .post("/v1/customer-imports")
                .then()
                .extract()
                .path("importId");
        agent.request()
                .contentType("text/csv")
                .queryParam("last", false)
                .body("externalId\nC-1\n")
                .post("/v1/customer-imports/{id}/content", id)
                .then()
                .statusCode(202);
        Database.execute("insert into customer_import_result (import_id, number, outcome) values ('" + id
                + "', 1, 'UNCHANGED')");
    }

    private void isHandedOverOneDay() {
        CustomerClient.headquarters()
                .entrusts(customer, "SERVICED_BY", UUID.randomUUID(), LocalDate.of(2099, 1, 1))
                .statusCode(201);
    }

    private void wasMergedWithAnotherRecord(CustomerClient agent) {
        Map<String, Object> person = Map.of("givenName", "김지우", "phone", CustomerClient.mobileNumber());
        UUID survivor = agent.registered(person);
        UUID absorbed = agent.registered(person);
        UUID unused = CustomerClient.headquarters().merged(survivor, absorbed);
    }

    private void isSuppliedByADealer(CustomerClient agent) {
        UUID dealer = agent.account(Map.of("externalIds", List.of(Map.of("system", "erp", "id", "1"))));
        agent.relate(
                        "SUPPLIES",
                        Map.of("kind", "ACCOUNT", "id", dealer),
                        Map.of("kind", "CUSTOMER", "id", customer),
                        Map.of())
                .statusCode(201);
    }

    @Test
    void every_table_is_behind_the_wall_or_open_for_a_reason() throws IOException {
        OPEN.assertThatAllOthersAreWalled();
        OPEN.assertPublished("customer-service");
    }

    @Test
    void partners_customers_are_kept_apart() throws SQLException {
        assertThat(Wall.walled()).containsExactly(WALLED.strip().split("\\s+", -1));
        wall.assertThatRowsAreKeptApart(partner);
    }

    @Test
    void customers_of_headquarters_are_none_of_a_partners() throws SQLException {
        UUID unused = CustomerClient.headquarters().registered(Map.of("givenName", "B"));

        long all = wall.rows(Reach.EVERYTHING, "customer");
        assertThat(wall.rows(Reach.ofPartner(partner), "customer")).isLessThan(all);
    }

    @Test
    void a_stranger_writes_nothing_about_a_customer() throws SQLException {
        Reach stranger = Reach.ofPartner(UUID.randomUUID());

        assertThat(wall.changed(stranger, "delete from data_key")).isZero();
        assertThatThrownBy(() -> wall.changed(
                        stranger,
                        "insert into blind_entry (kind, hash, customer_id) values ('PHONE', 'x', '%s')"
                                .formatted(customer)))
                .hasMessageContaining("row-level security");
    }
}
