package io.dangol.customer.custody;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Among many customers, behind the wall, a partner's list and a look at one go by an index. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CustodyPlanTest {

    private static final String MANY = """
            insert into customer (id, channel, serviced_by_partner_id, version, created_at, updated_at)
            select gen_random_uuid(), 'STORE', ('00000000-0000-0000-0000-' || lpad((n %% 20)::text, 12, '0'))::uuid, 0,
                   now(), now() from generate_series(1, 60000) n""".replace("%%", "%");

    private static final UUID PARTNER = UUID.fromString("00000000-0000-0000-0000-000000000003");

    private static final String LIST = """
            select * from customer
             where serviced_by_partner_id = '%s' and (serviced_until is null or serviced_until > now())
               and updated_at < now() + interval '1 hour' order by updated_at, id limit 51""".formatted(PARTNER);

    @Test
    void a_partner_s_list_is_read_in_order_from_the_index() throws SQLException {
        String plan = plan(LIST);

        assertThat(plan).contains("Index Scan using customer_serviced_by").doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void what_belongs_to_one_customer_is_let_through_by_a_look_at_that_one() throws SQLException {
        for (String table : List.of("consent", "contact_permit")) {
            String plan = plan("select * from %s where customer_id = '%s'".formatted(table, UUID.randomUUID()));

            assertThat(plan).as(table).contains("customer_pk").doesNotContain("Seq Scan on customer");
        }
    }

    /** As the service's role, which the wall holds; nothing of it stays. */
    private static String plan(String query) throws SQLException {
        String service = ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class);
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(MANY);
            statement.execute("analyze customer");
            statement.execute("set local role \"" + service + "\"");
            statement.execute("select set_config('dangol.partners', '{%s}', true)".formatted(PARTNER));
            StringBuilder plan = new StringBuilder();
            try (ResultSet row = statement.executeQuery("explain " + query)) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
            connection.rollback();
            return plan.toString();
        }
    }
}
