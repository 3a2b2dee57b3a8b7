package io.dangol.loyalty.liability;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.settlement.Coalition.today;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.loyalty.Shop;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.settlement.Coalition;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points as a debt of the business. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class LiabilityResourceTest {

    private final Shop shop;
    private final Transactions transactions;
    private final UUID baker = UUID.randomUUID();
    private Coalition coalition;
    private String store = "";

    LiabilityResourceTest(Shop shop, Transactions transactions) {
        this.shop = shop;
        this.transactions = transactions;
    }

    @BeforeEach
    void aProgramme() {
        store = shop.open(baker, "GBP");
        coalition =
                new Coalition(Map.of("pointsExpireAfterMonths", 600, "earnRule", Map.of("points", 1, "perAmount", 10)));
    }

    @Test
    void what_members_hold_is_told_by_age_expiry_and_funder_at_its_value() {
        coalition.pointsAreWorth("0.5", "1");
        coalition.sell(store, "1", 1_000);
        coalition.spend(store, "x", 30);

        liability("")
                .statusCode(200)
                .body("points", equalTo(70))
                .body("fairValue", equalTo(35))
                .body("byAge.points", contains(70, 0, 0, 0, 0))
                .body("byExpiry.points", contains(70))
                .body("byFunder.partnerId", contains(baker.toString()))
                .body("byFunder.amount", contains(35))
                .body("breakage.basis", equalTo("TOO_LITTLE_DATA"));
        liability("&asOf=" + today().minusDays(1)).body("points", equalTo(0)).body("byFunder", hasSize(0));
        liability("&asOf=" + today().plusDays(1)).statusCode(422).body("type", endsWith(":as-of-in-future"));
    }

    @Test
    void as_of_an_earlier_moment_what_was_spent_since_is_there() {
        coalition.sell(store, "1", 1_000);
        Instant before = Instant.now();
        String redemption = coalition.spend(store, "x", 100);
        Instant between = Instant.now();
        coalition.voided(redemption, "v", 40);

        assertThat(pointsAt(before)).isEqualTo(100);
        assertThat(pointsAt(between)).isZero();
        assertThat(pointsAt(Instant.now())).isEqualTo(40);
    }

    /** The sale of IFRS 15, example 52: 100,000 for the goods, 10,000 points at 1 of which 95 % are expected to be used. */
    @Test
    void a_sale_defers_what_its_points_are_allocated() {
        coalition.pointsAreWorth("1", "0.95");
        coalition.sell(store, "1", 100_000);
        coalition.spend(store, "x", 4_500);

        String path = "/v1/liability/postings?programId=" + coalition.program() + "&from=" + today().minusDays(1)
                + "&until=" + today().plusDays(2);
        get(Tokens.admin(), path)
                .statusCode(200)
                .body("postings.kind", contains("EARNED", "REDEEMED"))
                .body("postings.debitAccount", contains("REVENUE", "CONTRACT_LIABILITY"))
                .body("postings.creditAccount", contains("CONTRACT_LIABILITY", "REVENUE"))
                .body("postings.points", contains(10_000, -4_500))
                .body("postings.amount", contains(8_676, 3_904))
                .body("debit", equalTo(12_580))
                .body("credit", equalTo(12_580));
        String csv = given().auth()
                .oauth2(Tokens.admin())
                .accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.split("\r\n"))
                .hasSize(3)
                .contains("date,kind,debitAccount,creditAccount,points,amount,currency")
                .anyMatch(line -> line.endsWith(",REDEEMED,CONTRACT_LIABILITY,REVENUE,-4500,3904,GBP"));
    }

    @Test
    void what_repays_a_debt_at_once_was_never_deferred() {
        coalition.pointsAreWorth("1", "1");
        String sale = coalition.sell(store, "1", 1_000);
        coalition.spend(store, "x", 100);
        coalition.comesBack(sale, store, "2", 1_000); // All 100 are owed: nothing of them is there to be taken back.
        coalition.sell(store, "3", 1_500); // 100 of 150 repay it.

        get(
                        Tokens.admin(),
                        "/v1/liability/postings?programId=" + coalition.program() + "&from=" + today().minusDays(1)
                                + "&until=" + today().plusDays(2))
                .body("postings.kind", contains("EARNED", "REDEEMED"))
                .body("postings.points", contains(150, -100))
                .body("postings.amount", contains(136, 91));
        liability("").body("points", equalTo(50));
    }

    @Test
    void without_a_value_nothing_is_worth_anything() {
        liability("").statusCode(409).body("type", endsWith(":no-point-value"));
        get(Tokens.admin(), "/v1/liability?programId=" + UUID.randomUUID())
                .statusCode(404)
                .body("type", endsWith(":no-such-program"));
        get(Tokens.admin(), "/v1/liability").statusCode(400);
    }

    private ValidatableResponse liability(String more) {
        return get(Tokens.admin(), "/v1/liability?programId=" + coalition.program() + more);
    }

    private long pointsAt(Instant moment) {
        return transactions
                .run(connection ->
                        Outstanding.byFunder(connection, UUID.fromString(coalition.program()), ZoneOffset.UTC, moment))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
