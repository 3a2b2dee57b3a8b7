package io.dangol.loyalty.bonuscampaign;

import static io.dangol.loyalty.Shop.get;
import static java.util.Collections.singletonList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A store changes hands while somebody decides for it. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class HandoverRaceTest extends CampaignShop {

    HandoverRaceTest(Shop shop) {
        super(shop);
    }

    @Test
    void what_was_accepted_while_a_handover_was_under_way_does_not_come_back_with_the_store() throws SQLException {
        String campaign = offered(offer(1_000));

        try (Connection handover = Owner.connect();
                Statement statement = handover.createStatement()) {
            handover.setAutoCommit(false);
            statement.execute("select now()"); // It has begun.
            decided(campaign, "ACCEPTED").statusCode(200);
            statement.execute(handingOverTo(UUID.randomUUID()));
            handover.commit();
        }
        shop.execute(handingOverTo(dealer));

        assertNothingStands(campaign);
        String unused = sold("returned", 1_000, 0);
    }

    @Test
    void who_decides_while_the_store_is_given_away_waits_and_is_told_that_it_is_not_its_own() throws SQLException {
        String campaign = offered(offer(1_000));
        CompletableFuture<Integer> deciding;

        try (Connection handover = Owner.connect();
                Statement statement = handover.createStatement()) {
            handover.setAutoCommit(false);
            statement.execute(handingOverTo(UUID.randomUUID()));
            deciding = CompletableFuture.supplyAsync(
                    () -> decided(campaign, "ACCEPTED").extract().statusCode());
            await().until(() -> deciding.isDone()
                    || shop.number("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and wait_event_type = 'Lock' and query like '%from store%for share%'")
                            > 0);
            handover.commit();
        }

        assertThat(deciding.join()).isEqualTo(403);
        get(Tokens.admin(), "/v1/bonus-campaigns/" + campaign + "/decisions").body("data", empty());
    }

    @Test
    void what_was_accepted_by_a_clock_that_is_ahead_ends_with_the_handover_too() {
        String campaign = offered(offer(1_000));
        decided(campaign, "ACCEPTED").statusCode(200);
        shop.execute("""
                insert into bonus_campaign_decision
                select gen_random_uuid(), campaign_id, store_id, store_code, partner_id, decision, terms_version,
                       terms_sha256, client_id, acting_user, decided_at + interval '1 minute'
                  from bonus_campaign_decision where campaign_id = '%s'""".formatted(campaign));

        shop.execute(handingOverTo(UUID.randomUUID()));
        shop.execute(handingOverTo(dealer));

        assertNothingStands(campaign);
    }

    private String handingOverTo(UUID partner) {
        return "update store set partner_id = '" + partner + "' where code = '" + store + "'";
    }

    private void assertNothingStands(String campaign) {
        get(dealer(), "/v1/bonus-campaigns/" + campaign + "/stores")
                .statusCode(200)
                .body("data.decision", equalTo(singletonList(null)));
    }
}
