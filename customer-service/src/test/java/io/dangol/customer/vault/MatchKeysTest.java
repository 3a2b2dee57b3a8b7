package io.dangol.customer.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Those who were customers before matching are found like all others, once the upkeep has seen them. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MatchKeysTest {

    private final MatchKeyService upkeep;
    private final CustomerClient agent = CustomerClient.headquarters();

    MatchKeysTest(MatchKeyService upkeep) {
        this.upkeep = upkeep;
    }

    @Test
    void keys_are_made_of_those_who_were_there_before() throws SQLException {
        UUID id = agent.registered(Map.of("givenName", "김지우", "phone", "010-2345-6789"));
        List<String> made = keys(id);
        Database.execute("delete from blind_entry where kind = 'MATCH' and customer_id = '" + id + "'");
        Database.execute("update sealed_profile set match_scheme = 0 where customer_id = '" + id + "'");

        lookUntilNothingIsLeft();

        assertThat(keys(id)).isNotEmpty().isEqualTo(made);
    }

    @Test
    void those_of_a_former_way_make_room() throws SQLException {
        UUID id = agent.registered(Map.of("givenName", "김지우", "phone", "010-2345-6789"));
        List<String> made = keys(id);
        Database.execute("insert into blind_entry (kind, hash, customer_id) values ('MATCH', 'former', '" + id + "')");
        Database.execute("update sealed_profile set match_scheme = 0 where customer_id = '" + id + "'");

        lookUntilNothingIsLeft();

        assertThat(keys(id)).isEqualTo(made);
    }

    @Test
    void a_change_replaces_keys_of_a_former_way_too() throws SQLException {
        UUID id = agent.registered(Map.of("givenName", "김지우", "phone", "010-2345-6789"));
        Database.execute("insert into blind_entry (kind, hash, customer_id) values ('MATCH', 'former', '" + id + "')");
        Database.execute("update sealed_profile set match_scheme = 0 where customer_id = '" + id + "'");

        agent.patch(id, "\"0\"", "{\"phone\":\"010-9876-5432\"}").statusCode(200);

        assertThat(keys(id)).isNotEmpty().doesNotContain("former");
    }

    @Test
    void who_is_forgotten_leaves_no_key() throws SQLException {
        UUID id = agent.registered(Map.of("givenName", "김지우", "phone", "010-2345-6789"));

        agent.patch(id, "\"0\"", "{\"phone\":null,\"givenName\":null}").statusCode(200);

        assertThat(keys(id)).isEmpty();
    }

    private void lookUntilNothingIsLeft() {
        Reach.EVERYTHING.run(() -> {
            int last;
            do {
                last = upkeep.keepAnew(100);
            } while (last > 0);
        });
    }

    private static List<String> keys(UUID customer) throws SQLException {
        return Database.select(
                "select hash from blind_entry where kind = 'MATCH' and customer_id = ? order by hash", customer);
    }
}
