package io.dangol.loyalty.settlement;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What partners owe each other for points, to the penny. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class StatementTest {

    private final Shop shop;
    private final UUID bakery = UUID.randomUUID();
    private final UUID butcher = UUID.randomUUID();
    private final UUID cafe = UUID.randomUUID();
    private Coalition coalition;

    StatementTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void aCoalition() {
        coalition = new Coalition(Map.of("negativeBalancePolicy", "ALLOW"));
        coalition.pointsAreWorth("0.35", "1");
    }

    /** Comes to: the bakery owes 60 − 10 − 25 − 5 = 20 points, the butcher is owed 13, the café 7. */
    private UUID whatHappensBetweenThem() {
        String atBakery = shop.open(bakery, "GBP");
        String atButcher = shop.open(butcher, "GBP");
        String atCafe = shop.open(cafe, "GBP");
        String bread = coalition.sell(atBakery, "b1", 10_000);
        String meat = coalition.spend(atButcher, "meat", 60);
        coalition.voided(meat, "less", 10);
        coalition.spend(atBakery, "own", 15);
        coalition.comesBack(bread, atBakery, "b2", 6_000); // 35 points are there, 25 are owed to the bakery.
        coalition.sell(atButcher, "m1", 4_000); // Repays them; 15 stay.
        coalition.spend(atCafe, "cake", 7);
        coalition.comesBack(bread, atBakery, "b3", 500); // Takes 5 of the butcher's: the bakery had paid for its own.
        return coalition.opened();
    }

    @Test
    void whose_points_were_spent_elsewhere_pays_for_them() {
        UUID id = whatHappensBetweenThem();

        compute(id).statusCode(200);

        statement(id, bakery)
                .body("statement.points", equalTo(-20))
                .body("statement.exactAmount", equalTo(-7))
                .body("statement.amount", equalTo(-7))
                .body("statement.pointsGiven", equalTo(100))
                .body("statement.pointsTakenBack", equalTo(65))
                .body("statement.pointsRedeemed", equalTo(15))
                .body("statement.pointsOutstanding", equalTo(0))
                .body("totals.kind", containsInAnyOrder("REDEEMED", "VOIDED", "EARNED", "RETURNED"))
                .body("totals.find { it.kind == 'REDEEMED' }.pointsPayable", equalTo(60))
                .body("totals.find { it.kind == 'REDEEMED' }.payable", equalTo(21))
                .body("totals.find { it.kind == 'VOIDED' }.pointsReceivable", equalTo(10))
                .body("totals.find { it.kind == 'EARNED' }.pointsReceivable", equalTo(25))
                .body("totals.find { it.kind == 'RETURNED' }.pointsReceivable", equalTo(5));
    }

    @Test
    void at_whose_stores_they_were_spent_is_paid_and_all_amounts_sum_to_zero() {
        UUID id = whatHappensBetweenThem();

        compute(id).statusCode(200).body("status", equalTo("COMPUTED")).body("entries", equalTo(5));

        statement(id, butcher)
                .body("statement.points", equalTo(13))
                .body("statement.exactAmount", equalTo(4.55f))
                .body("statement.amount", equalTo(5))
                .body("statement.pointsRedeemed", equalTo(50))
                .body("statement.pointsOutstanding", equalTo(3));
        statement(id, cafe)
                .body("statement.points", equalTo(7))
                .body("statement.exactAmount", equalTo(2.45f))
                .body("statement.amount", equalTo(2))
                .body("totals.counterpartyPartnerId", contains(butcher.toString()));
        JsonPath all = get(Tokens.admin(), "/v1/settlements/" + id + "/statements")
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(all.getList("data.amount", Long.class).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isZero();
    }

    @Test
    void a_statement_goes_down_to_the_receipt_page_by_page() {
        UUID id = whatHappensBetweenThem();
        compute(id).statusCode(200);
        String lines = "/v1/settlements/" + id + "/statements/" + bakery + "/lines";

        ValidatableResponse first = get(Tokens.admin(), lines + "?limit=3")
                .statusCode(200)
                .body("data.kind", contains("REDEEMED", "VOIDED", "EARNED"))
                .body("data.points", contains(-60, 10, 25))
                .body("data.exactAmount", contains(-21, 3.5f, 8.75f))
                .body("data[0].reference", equalTo("meat"))
                .body("data[2].receiptNumber", equalTo("m1"))
                .body("data[2].counterpartyPartnerId", equalTo(butcher.toString()))
                .body("next", notNullValue());
        get(Tokens.admin(), lines + "?limit=3&cursor=" + first.extract().path("next"))
                .body("data.kind", contains("RETURNED"))
                .body("data.receiptNumber", contains("b3"))
                .body("data.points", contains(5))
                .body("next", equalTo(null));
    }

    @Test
    void as_csv_it_says_the_same_as_json() throws IOException {
        UUID id = whatHappensBetweenThem();
        compute(id).statusCode(200);
        String lines = "/v1/settlements/" + id + "/statements/" + bakery + "/lines";

        String csv = given().auth()
                .oauth2(Tokens.admin())
                .accept("text/csv")
                .get(lines)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        List<Map<String, Object>> json =
                get(Tokens.admin(), lines).extract().jsonPath().getList("data");
        List<Map<String, String>> rows;
        try (MappingIterator<Map<String, String>> parsed = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            rows = parsed.readAll();
        }
        assertThat(rows).hasSameSizeAs(json).hasSize(4);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> line = json.get(i);
            rows.get(i)
                    .forEach((column, cell) ->
                            assertThat(cell).as(column).isEqualTo(String.valueOf(line.getOrDefault(column, ""))));
        }
    }

    @Test
    void a_partner_sees_its_own_statement_and_no_other() {
        UUID id = whatHappensBetweenThem();
        compute(id).statusCode(200);
        String baker =
                Tokens.of("partner-admin", "settlements:read").partner(bakery).bearer();
        String statements = "/v1/settlements/" + id + "/statements";

        get(baker, statements).statusCode(200).body("data.partnerId", contains(bakery.toString()));
        get(baker, statements + "/" + bakery).statusCode(200);
        get(baker, statements + "/" + bakery + "/lines").statusCode(200).body("data", hasSize(4));
        for (String other : List.of(statements + "/" + butcher, statements + "/" + butcher + "/lines")) {
            get(baker, other).statusCode(404).body("type", endsWith(":no-such-statement"));
        }
        post(baker, "/v1/settlements/" + id + "/compute", Map.of()).statusCode(403);
    }

    private static ValidatableResponse compute(UUID id) {
        return post(Tokens.admin(), "/v1/settlements/" + id + "/compute", Map.of());
    }

    private static ValidatableResponse statement(UUID id, UUID partner) {
        return get(Tokens.admin(), "/v1/settlements/" + id + "/statements/" + partner)
                .statusCode(200);
    }
}
