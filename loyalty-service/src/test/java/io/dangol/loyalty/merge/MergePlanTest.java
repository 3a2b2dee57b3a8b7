package io.dangol.loyalty.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever a merge looks for, it walks through no table for it. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MergePlanTest {

    private static final UUID MEMBER = UUID.randomUUID();

    @Test
    void all_lots_of_an_account_are_found_by_two_indexes() throws SQLException {
        assertThat(plan(Belongings.LOTS_OF_ACCOUNT, MEMBER, MEMBER))
                .contains("lot_open", "lot_used_up")
                .doesNotContain("Seq Scan");
    }

    @Test
    void who_was_merged_into_whom_is_found_by_the_survivor() throws SQLException {
        assertThat(plan(Belongings.FAMILY, MEMBER)).contains("member_merge_of_survivor");
        assertThat(plan("select id from member where account_id = any (array[?::uuid])", MEMBER))
                .contains("member_merged")
                .doesNotContain("Seq Scan");
    }

    @Test
    void what_became_of_the_points_is_found_by_the_chain() throws SQLException {
        assertThat(plan(Belongings.USED, MEMBER, MEMBER))
                .contains("ledger_entry_number_unique", "lot_use_entry", "lot_pk")
                .doesNotContain("Seq Scan");
    }

    /** As this service's connections have it planned. */
    private static String plan(String sql, Object... values) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = Owner.connect();
                PreparedStatement settings = connection.prepareStatement("set enable_seqscan = off");
                PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
            settings.execute();
            for (int i = 0; i < values.length; i++) {
                explain.setObject(i + 1, values[i]);
            }
            try (ResultSet row = explain.executeQuery()) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }
}
