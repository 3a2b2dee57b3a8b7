package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
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
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With no filter in any query, PostgreSQL keeps partners' rows apart. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class WallTest {

    private static final OpenTables OPEN = new OpenTables()
            .because(
                    "points are the member's, wherever they were earned, and are reached through a card, a sale or a hold."
                            + " Which partner pays for them (`funder_id`, `owner_id`) is told by no operation; only"
                            + " headquarters' verification reads it all",
                    "member",
                    "ledger_entry",
                    "posting",
                    "lot",
                    "lot_use",
                    "debt_change",
                    "earn_meter",
                    "return_claim")
            .because(
                    "what partners owe each other is written by the till of one for others; a partner is shown its own by"
                            + " settlements, which are walled off",
                    "clearing")
            .because(
                    "a card is good at every partner, and is found by its number or, by the service alone, its hash",
                    "card",
                    "card_claim")
            .because(
                    "points by hand are headquarters\' business: no operation shows them to a partner, also not to the one"
                            + " that pays",
                    "adjustment")
            .because(
                    "a tier is the member's, by what it bought anywhere, and is read through its card; a day's sums name"
                            + " no partner and are shown to none",
                    "member_day",
                    "member_segments_then",
                    "member_tier",
                    "tier_change",
                    "tier_grant")
            .because("which programmes' members are to be looked at by their new tiers", "tier_review")
            .because(
                    "what a member got for points is the member's, wherever it was claimed, and is read through its card,"
                            + " without codes; a single one a partner reaches where it was claimed at its own stores",
                    "reward_claim")
            .because(
                    "a voucher is good wherever its terms say, and is found by a keyed hash of its code; its use is a"
                            + " reservation, which is walled",
                    "voucher")
            .because(
                    "what headquarters offers to all members, how much of it there is, and what it promised",
                    "reward",
                    "reward_stock_movement",
                    "voucher_offer",
                    "voucher_batch")
            .because(
                    "a period that partners settle, and what a point is worth, are no partner's; what it comes to for whom is"
                            + " walled off",
                    "settlement",
                    "point_value")
            .because(
                    "what a partner gave and paid is counted by the tills of others too; the query shows a partner its own",
                    "funding_account",
                    "funding_change",
                    "funding_movement")
            .because("what points wait for is the members', wherever they were earned", "lot_uncovered", "lot_event")
            .because("who is one with whom is headquarters' business, whose members are no partner's", "member_merge")
            .because(
                    "who gave whom points is the members' business; a partner is shown none that it did not make",
                    "gift")
            .because("who lives with whom is the members' business", "household", "household_member")
            .because("who spends whose points at home is the members' business", "household_draw", "household_return")
            .because("how far a client's upload came, which that client alone is told", "sale_batch")
            .because("what headquarters looks for; whoever could be found is not told", "fraud_rules")
            .because("how far the warnings of points that expire have come", "expiry_warning")
            .because(
                    "what headquarters tried out, for its eyes alone; a partner reaches its own by a forecast, which is walled"
                            + " off",
                    "backtest")
            .because(
                    "what headquarters offers, its terms and its budget in all, which tills of all partners share; a partner"
                            + " finds by the query what is offered to it",
                    "bonus_campaign",
                    "bonus_campaign_terms",
                    "bonus_campaign_end",
                    "bonus_campaign_whole")
            .because("who brought whom is the members' business", "referral", "referral_award", "referral_code")
            .because("what referrals give is headquarters' business", "referral_budget", "referral_scheme")
            .because(
                    "members that headquarters takes over from another system, who are no partner's; no operation shows a"
                            + " partner what became of them",
                    "member_import",
                    "import_row",
                    "import_key",
                    "import_result",
                    "member_origin")
            .because(
                    "what headquarters was sent by a coalition, whose lines are walled off",
                    "coalition_file",
                    "coalition_file_let_go")
            .because(
                    "one catalogue for all partners",
                    "program",
                    "earn_rule",
                    "tier_scheme",
                    "gift_terms",
                    "household_terms",
                    "coalition",
                    "offline_allowance",
                    "product",
                    "catalog_version");

    private final Shop shop;
    private final Wall wall;
    private final UUID stranger = UUID.randomUUID();

    WallTest(Shop shop, DataSource database) {
        this.shop = shop;
        this.wall = new Wall(database);
    }

    @BeforeEach
    void rowsOfOnePartner() {
        String store = shop.open();
        String till = Shop.till(store);
        Map<String, Object> sold = sale(store, "r1", 5_000, card(program("REFUSE")));
        post(till, "/v1/sales", sold).statusCode(201);
        ofATill(till, store);
        OfflineThings.told(till, store, String.valueOf(sold.get("cardNumber")));
        String redemption = post(
                        till,
                        "/v1/redemptions",
                        Map.of(
                                "storeCode",
                                store,
                                "cardNumber",
                                sold.get("cardNumber"),
                                "points",
                                1,
                                "reference",
                                "h1",
                                "capture",
                                true))
                .statusCode(201)
                .extract()
                .path("redemptionId");
        post(till, "/v1/redemptions/" + redemption + "/voids", Map.of("reference", "v1"))
                .statusCode(201);
        var unused = new SettledThings(shop).aStatement(Shop.PARTNER);
        reserveAVoucher(store, till);
        besideSales(store);
    }

    private void besideSales(String store) {
        CampaignThings.takePart(Shop.PARTNER, store);
        CoalitionThings.claimWithACoalitionsCard(shop);
        new FraudThings(shop).rowsOf(store);
        var unused = ReferralThings.asked(Shop.PARTNER);
        shop.execute("update store set partner_id = '" + UUID.randomUUID() + "' where code = '" + shop.open() + "'");
    }

    private void reserveAVoucher(String store, String till) {
        RewardThings gifts = new RewardThings(shop);
        String code = gifts.codes(gifts.batch(1, Map.of())).get(0);
        post(till, "/v1/vouchers/reservations", RewardThings.reserving(code, store, "v1", 1_000))
                .statusCode(201);
    }

    private static void ofATill(String till, String store) {
        Map<String, Object> back = sale(store, "c1", 100);
        back.put("returnedAt", back.remove("soldAt"));
        post(till, "/v1/returns", back).statusCode(201);
        post(till, "/v1/sales", sale(store, "r1", 1)).statusCode(409);
        Map<String, Object> counted = sale(store, "r2", 100);
        counted.putAll(Map.of("terminalId", "T1", "sequenceNumber", 1));
        post(till, "/v1/sales", counted).statusCode(201);
        Map<String, ?> reset =
                Map.of("storeCode", store, "terminalId", "T1", "since", "2026-01-01T00:00:00Z", "reference", "x");
        post(till, "/v1/terminals/resets", reset).statusCode(201);
    }

    @Test
    void every_table_is_behind_the_wall_or_open_for_a_reason() throws IOException {
        OPEN.assertThatAllOthersAreWalled();
        OPEN.assertPublished("loyalty-service");
        assertThat(Wall.walled())
                .contains("sale", "sale_return", "hold", "redemption_void", "store", "voucher_reservation")
                .contains("settlement_line", "settlement_total", "settlement_statement", "coalition_file_total")
                .contains("coalition_sale", "receipt_code", "receipt_claim", "coalition_file_row")
                .contains("fraud_activity", "fraud_signal", "staff_card", "store_handover", "referral_consent")
                .contains("offline_redemption", "redemption_conflict", "return_conflict")
                .contains("sale_conflict", "terminal_document", "terminal_reset")
                .contains("bonus_campaign_budget", "bonus_campaign_decision", "bonus_campaign_forecast");
    }

    @Test
    void partners_rows_are_kept_apart() throws SQLException {
        wall.assertThatRowsAreKeptApart(Shop.PARTNER);
    }

    @Test
    void a_partner_changes_and_makes_no_rows_of_others() throws SQLException {
        assertThat(wall.changed(Reach.ofPartner(stranger), "update store set zone = 'UTC'"))
                .isZero();
        assertThat(wall.changed(Reach.ofPartner(stranger), "delete from hold")).isZero();
        assertThatThrownBy(() -> wall.changed(
                        Reach.ofPartner(stranger),
                        "insert into store (id, code, partner_id, zone, currency) values"
                                + " (gen_random_uuid(), 'foreign', '%s', 'UTC', 'GBP')".formatted(Shop.PARTNER)))
                .hasMessageContaining("row-level security");
    }

    @Test
    void the_service_owns_nothing_and_rewrites_nothing_that_is_kept() throws SQLException {
        assertThatThrownBy(() -> wall.changed(Reach.EVERYTHING, "alter table sale disable row level security"))
                .hasMessageContaining("owner");
        assertThatThrownBy(() -> wall.changed(Reach.EVERYTHING, "update ledger_entry set points = 0"))
                .hasMessageContaining("permission denied");
    }
}
