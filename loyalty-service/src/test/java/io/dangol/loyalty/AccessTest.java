package io.dangol.loyalty;

import io.dangol.testing.Access;
import io.dangol.testing.AccessTable;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every operation by every role: on what is its own, on what is another's, on what is nobody's. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AccessTest {

    static final String AT_ANY_PARTNER = "A card is good at every partner, and a till must see what it can pay";
    private static final String BY_ITS_CODE =
            "Whoever holds a receipt may claim it, wherever it was bought; the code is the proof";
    private static final String ONE_CATALOGUE = "All stores sell from one catalogue";
    private static final String[] OF_A_CARD = {
        "GET /v1/cards/{number}",
        "GET /v1/cards/{number}/balance",
        "GET /v1/cards/{number}/entries",
        "GET /v1/cards/{number}/lots",
        "GET /v1/cards/{number}/tier",
        "GET /v1/cards/{number}/redemptions",
        "GET /v1/cards/{number}/reward-claims"
    };

    private static final String[] REWARDS = {"GET /v1/rewards", "GET /v1/rewards/{id}"};

    private static final String[] WITH_THE_SALE = {"POST /v1/sales", "POST /v1/sales/batches"};

    /** They change nothing, so there is nothing to write down. */
    private static final String[] NOWHERE = {
        "POST /v1/sales/quote",
        "POST /v1/sales/{id}/returns/preview",
        "POST /v1/returns/preview",
        "POST /v1/vouchers/validate",
        "POST /v1/merges/preview",
        "POST /v1/merges/{id}/reverse/preview"
    };

    private final Access access;

    AccessTest(Shop shop) {
        Things things = new Things(shop);
        AccessTable campaigns =
                new CampaignThings(shop).in(new ReferralThings().in(paying(ofHeadquarters(things), things)));
        AccessTable rewards = rewards(new FraudThings(shop).in(campaigns), new RewardThings(shop));
        AccessTable tills = new TillThings(shop).in(new SettledThings(shop).in(rewards));
        this.access = new Access(coalitions(new CoalitionThings(shop), new OfflineThings(shop).in(tills))
                .everybodys(AT_ANY_PARTNER, OF_A_CARD)
                .alsoOfMembers(things::aCard, OF_A_CARD)
                .everybodys(ONE_CATALOGUE, "GET /v1/products", "GET /v1/products/{sku}")
                .partners("POST /v1/sales", things::toBeSold)
                .partners("POST /v1/sales/quote", things::toBeSold)
                .partners("POST /v1/sales/batches", things::toBeSoldAsLine)
                .partners("GET /v1/sales/{id}", things::aSale)
                .partners("GET /v1/sales/{id}/explanation", things::aSale)
                .partners("POST /v1/sales/{id}/returns", things::toComeBackOfASale)
                .partners("POST /v1/sales/{id}/returns/preview", things::toComeBackOfASale)
                .partners("POST /v1/sales/{id}/releases", things::toBeReleased)
                .partners("POST /v1/returns", things::toComeBack)
                .partners("POST /v1/returns/preview", things::toComeBack)
                .recordedElsewhere(WITH_THE_SALE)
                .recordedElsewhere(NOWHERE));
    }

    private static AccessTable paying(AccessTable table, Things things) {
        return table.headquarters("POST /v1/cards/{number}/redemptions", things::toBeHeldByMember)
                .alsoOfMembers(things::toBeHeldByMember, "POST /v1/cards/{number}/redemptions")
                .headquarters("POST /v1/cards/{number}/redemptions/{id}/release", things::heldByMember)
                .alsoOfMembers(things::heldByMember, "POST /v1/cards/{number}/redemptions/{id}/release")
                .partners("POST /v1/redemptions", things::toBeHeld)
                .partners("GET /v1/redemptions/{id}", things::aHold)
                .partners("POST /v1/redemptions/{id}/capture", things::aHold)
                .partners("POST /v1/redemptions/{id}/release", things::aHold)
                .partners("POST /v1/redemptions/{id}/voids", things::aSpentHold);
    }

    private static AccessTable rewards(AccessTable table, RewardThings gifts) {
        return table.headquarters("GET /v1/voucher-batches")
                .headquarters("POST /v1/rewards", gifts::toBeAReward)
                .headquarters("PATCH /v1/rewards/{id}", gifts::aReward)
                .headquarters("POST /v1/rewards/{id}/stock-movements", gifts::toBeMoved)
                .headquarters("POST /v1/voucher-batches", gifts::toBeABatch)
                .headquarters("GET /v1/voucher-batches/{id}", gifts::aBatch)
                .headquarters("GET /v1/voucher-batches/{id}/codes", gifts::aBatch)
                .headquarters("POST /v1/voucher-batches/{id}/revoke", gifts::aBatch)
                .everybodys(ONE_CATALOGUE, REWARDS)
                .alsoOfAnyMember(REWARDS)
                .partners("POST /v1/rewards/{id}/claims", gifts::toBeClaimed)
                .alsoOfMembers(gifts::toBeClaimed, "POST /v1/rewards/{id}/claims")
                .partners("GET /v1/reward-claims/{id}", gifts::aClaim)
                .alsoOfMembers(gifts::aClaim, "GET /v1/reward-claims/{id}")
                .partners("POST /v1/reward-claims/{id}/cancel", gifts::aClaim)
                .partners("POST /v1/vouchers/validate", gifts::toBeValidated)
                .partners("POST /v1/vouchers/reservations", gifts::toBeReserved)
                .partners("GET /v1/vouchers/reservations/{id}", gifts::aReservation)
                .partners("POST /v1/vouchers/reservations/{id}/redeem", gifts::aReservation)
                .partners("POST /v1/vouchers/reservations/{id}/release", gifts::aReservation)
                .partners("POST /v1/vouchers/reservations/{id}/void", gifts::aRedeemedReservation);
    }

    private static AccessTable coalitions(CoalitionThings coalitions, AccessTable others) {
        AccessTable table = coalitions.files().in(others);
        return table.everybodys(ONE_CATALOGUE, "GET /v1/coalitions", "GET /v1/coalitions/{code}")
                .headquarters("PUT /v1/coalitions/{code}", coalitions::toBeACoalition)
                .listed(
                        "GET /v1/coalitions/{code}/recognition",
                        "groups.partnerId",
                        coalitions::aSaleWithACoalitionsCard)
                .everybodys(BY_ITS_CODE, "POST /v1/receipt-claims", coalitions::aReceipt)
                .alsoOfMembers(coalitions::aReceipt, "POST /v1/receipt-claims");
    }

    private static AccessTable ofHeadquarters(Things things) {
        return new HouseholdThings(things)
                .in(new GiftThings(things).in(merges(rules(new RuleThings()), new MergeThings())))
                .headquarters(
                        "GET /v1/adjustments",
                        "GET /v1/ledger/verification",
                        "GET /v1/programs",
                        "GET /v1/programs/{id}",
                        "GET /v1/cards/{number}/segments")
                .headquarters(
                        "PUT /v1/cards/{number}/segments",
                        () -> things.aCard().sending(Map.of("segments", List.of("vip"))))
                .headquarters(
                        "PUT /v1/cards/{number}/segments/{segment}",
                        () -> things.aCard().with("segment", "birthday-month").sending(Map.of("until", "2027-01-01")))
                .headquarters("POST /v1/cards", things::toBeACard)
                .headquarters("POST /v1/cards/batches", things::toBeCards)
                .headquarters(
                        "POST /v1/cards/{number}/block", () -> things.aCard().sending(Map.of("reason", "LOST")))
                .headquarters(
                        "POST /v1/cards/{number}/replace", () -> things.aCard().sending(Map.of("reason", "DAMAGED")))
                .headquarters("POST /v1/products", things::aProduct)
                .headquarters("POST /v1/programs", things::theTermsOfAProgram)
                .headquarters("PATCH /v1/programs/{id}", things::aProgram)
                .headquarters("POST /v1/adjustments", things::toBeAdjusted)
                .headquarters("GET /v1/adjustments/{id}", things::anAdjustment)
                .headquarters("POST /v1/adjustments/{id}/approve", things::anAdjustment)
                .headquarters("POST /v1/adjustments/{id}/reject", things::anAdjustment);
    }

    private static AccessTable merges(AccessTable table, MergeThings things) {
        return table.headquarters("GET /v1/merges")
                .headquarters("POST /v1/merges", things::toBeMerged)
                .headquarters("POST /v1/merges/preview", things::toBeMerged)
                .headquarters("GET /v1/merges/{id}", things::aMerge)
                .headquarters("POST /v1/merges/{id}/reverse", things::aMerge)
                .headquarters("POST /v1/merges/{id}/reverse/preview", things::aMerge);
    }

    private static AccessTable rules(RuleThings things) {
        return new AccessTable()
                .headquarters(
                        "GET /v1/programs/{id}/backtests/{backtestId}",
                        "GET /v1/programs/{id}/rules",
                        "GET /v1/programs/{id}/rules/{code}",
                        "GET /v1/programs/{id}/rule-versions/{version}")
                .headquarters("PUT /v1/programs/{id}/rules/{code}", things::aRule)
                .headquarters("DELETE /v1/programs/{id}/rules/{code}", things::aRule)
                .headquarters("POST /v1/programs/{id}/rules/{code}/backtest", things::aRuleToTry)
                .headquarters("GET /v1/programs/{id}/tier-scheme", things::aProgramWithTiers)
                .headquarters("PUT /v1/programs/{id}/tier-scheme", things::aProgramWithoutTiers)
                .headquarters("POST /v1/cards/{number}/tier", things::aCardToHaveATier)
                .headquarters("GET /v1/programs/{id}/imports", things::aFileOfMembers)
                .headquarters("POST /v1/programs/{id}/imports", things::aFileOfMembers)
                .headquarters("GET /v1/programs/{id}/imports/{importId}")
                .headquarters("GET /v1/programs/{id}/imports/{importId}/rows");
    }

    @Test
    void a_role_comes_in_by_its_scopes_and_by_nothing_else() {
        access.assertThatScopesDecide();
    }

    @Test
    void no_operation_is_forgotten() {
        access.assertThatNoneIsForgotten();
    }

    @Test
    void what_is_a_partner_s_is_out_of_the_reach_of_others() {
        access.assertThatRowsAreTheirPartners();
    }

    @Test
    void every_change_but_a_sale_is_written_down() {
        access.assertThatChangesAreWrittenDown();
    }

    @Test
    void what_the_service_decides_nobody_sends() {
        access.assertThatOnlyDescribedFieldsAreTaken();
    }

    @Test
    void garbage_is_refused_without_a_word_on_our_insides() {
        access.assertThatGarbageIsRefusedCleanly();
    }

    @Test
    void the_matrix_is_the_published_one() throws IOException {
        access.assertPublished("loyalty-service");
    }
}
