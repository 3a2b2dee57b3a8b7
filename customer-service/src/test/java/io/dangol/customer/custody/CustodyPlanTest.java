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
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Among many customers, behind the wall, a partner's list and a look at one go by an index. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CustodyPlanTest {

    private static final String MANY = """
            insert into customer (id, channel, serviced_by_partner_id, version, created_at, updated_at)
            select gen_random_uuid(), 'STORE', ('00000000-0000-0000-0000-' || lpad((n %% 50)::text, 12, '0'))::uuid, 0,
                   now(), now() from generate_series(1, 20000) n""".replace("%%", "%");

    private static final UUID PARTNER = UUID.fromString("00000000-0000-0000-0000-000000000007");

    private static final String LIST = """
            select * from customer
             where serviced_by_partner_id = '%s' and (serviced_until is null or serviced_until > now())
               and updated_at < clock_timestamp() order by updated_at, id limit 51""".formatted(PARTNER);

    @Test
    void a_partner_s_list_is_read_in_order_from_the_index() throws SQLException {
        String plan = plan(LIST);

        assertThat(plan).contains("customer_serviced_by").doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void whom_the_wall_lets_through_is_found_by_the_index() throws SQLException {
        String plan = plan("select id from customer");

        assertThat(plan).contains("customer_serviced_by").doesNotContain("Seq Scan");
    }

    /** The owner is behind the wall too for as long as this takes; nothing of it stays. */
    private static String plan(String query) throws SQLException {
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(MANY);
            statement.execute("analyze customer");
            statement.execute("alter table customer force row level security");
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
