package io.dangol.loyalty.coalitionfile;

import static io.dangol.loyalty.CoalitionFileThings.HEADER;
import static io.dangol.loyalty.CoalitionFileThings.sent;
import static io.dangol.loyalty.CoalitionThings.anonymous;
import static io.dangol.loyalty.CoalitionThings.shown;
import static io.dangol.loyalty.Shop.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.CoalitionThings;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A coalition's file beside our sales. Its lines are compared three at a time here. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CoalitionFileTest extends FileShop {

    CoalitionFileTest(Shop shop) {
        super(shop);
    }

    /** Something of everything. */
    private String everything() {
        sold(shown(store, "r1", 8_000, code, CARD));
        sold(shown(store, "r2", 8_000, code, CARD));
        sold(shown(store, "r3", 8_000, code, OTHER));
        sold(anonymous(store, "r4", 8_000));
        sold(shown(store, "r5", 5_000, code, OTHER));
        return HEADER
                + line("r2", CARD, 9_000)
                + line("r1", "8812-3456 7890-1234", 8_005)
                + line("r1", CARD, 8_000)
                + line("r1", "", 7_000)
                + line("r3", CARD, 8_000)
                + line("r4", CARD, 8_000)
                + line("r9", CARD, 1_000)
                + "ELSEWHERE,r1,2026-01-05T18:00:00Z,,2000,20,24\n"
                + line("r7", CARD, -1)
                + line("r8", "7712345678901234", 1_000);
    }

    @Test
    void each_line_becomes_one_of_all_that_it_can_be() {
        ValidatableResponse answer = sent(code, JANUARY + "&tolerance=10", everything())
                .statusCode(201)
                .body("status", equalTo("RECONCILED"))
                .body("version", equalTo(1))
                .body("received", equalTo(11))
                .body("outcomes.MATCHED", equalTo(1))
                .body("outcomes.AMOUNT_DIFFERS", equalTo(1))
                .body("outcomes.WRONG_CARD", equalTo(1))
                .body("outcomes.CARD_NOT_SHOWN", equalTo(1))
                .body("outcomes.ONLY_IN_FILE", equalTo(2))
                .body("outcomes.DUPLICATE", equalTo(2))
                .body("outcomes.REJECTED", equalTo(2))
                .body("outcomes.ONLY_WITH_US", equalTo(1));

        assertThat(answer.extract().header("Location")).isEqualTo(file(answer));
        ValidatableResponse lines = get(Tokens.admin(), file(answer) + "/lines?limit=200")
                .statusCode(200)
                .body("data", hasSize(11));
        lines.body("data[2].line", equalTo(4))
                .body("data[2].outcome", equalTo("MATCHED"))
                .body("data[2].ourAmount", equalTo(8_000))
                .body("data[1].outcome", equalTo("DUPLICATE"))
                .body("data[1].ourAmount", nullValue())
                .body("data[8].error.pointer", equalTo("#/amount"))
                .body("data[9].error.code", equalTo("not-a-card-of-coalition"))
                .body("data[10].line", nullValue())
                .body("data[10].receiptNumber", equalTo("r5"))
                .body("data[10].amount", nullValue())
                .body("data[10].ourAmount", equalTo(5_000));
    }

    @Test
    void points_and_fees_are_summed_up_by_store_and_by_partner() {
        String file = file(sent(code, JANUARY, everything()).statusCode(201));

        for (String by : List.of("store", "partner")) {
            get(Tokens.admin(), file + "/totals?limit=200&groupBy=" + by)
                    .statusCode(200)
                    .body(
                            "data.outcome",
                            contains(
                                    by.equals("store") ? "REJECTED" : "ONLY_IN_FILE",
                                    by.equals("store") ? "ONLY_IN_FILE" : "REJECTED",
                                    "AMOUNT_DIFFERS",
                                    "CARD_NOT_SHOWN",
                                    "DUPLICATE",
                                    "MATCHED",
                                    "ONLY_IN_FILE",
                                    "ONLY_WITH_US",
                                    "WRONG_CARD"))
                    .body("data[5].partnerId", equalTo(partner.toString()))
                    .body("data[5].storeCode", equalTo(by.equals("store") ? store : null))
                    .body("data[4].points", equalTo(160))
                    .body("data[4].fee", equalTo(192))
                    .body("data[4].ourAmount", equalTo(0))
                    .body("data[7].ourAmount", equalTo(5_000))
                    .body("data[0].partnerId", nullValue());
        }
    }

    @Test
    void totals_come_page_by_page_and_all_go_into_a_spreadsheet() {
        String file = file(sent(code, JANUARY, everything()).statusCode(201));

        String next = get(Tokens.admin(), file + "/totals?limit=4").extract().path("next");
        get(Tokens.admin(), file + "/totals?limit=200&cursor=" + next)
                .body("data.outcome", contains("DUPLICATE", "MATCHED", "ONLY_IN_FILE", "ONLY_WITH_US", "WRONG_CARD"));
        assertThat(table(file + "/totals"))
                .hasSize(10)
                .contains("\"" + partner + "\",\"" + store + "\",MATCHED,1,8000,8000,80,96");
        assertThat(table(file + "/lines?outcome=MATCHED"))
                .hasSize(2)
                .last()
                .asString()
                .contains(",MATCHED,");
    }

    private static List<String> table(String path) {
        return given().auth()
                .oauth2(Tokens.admin())
                .accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    @Test
    void of_the_cards_numbers_a_keyed_token_is_kept_and_nothing_else() {
        String file = file(sent(code, JANUARY, everything()).statusCode(201));

        String id = file.substring(file.lastIndexOf('/') + 1);
        assertThat(shop.number("select count(*) from coalition_file_row where length(token) = 64 and file_id = '%s'"
                        .formatted(id)))
                .isEqualTo(7);
        for (String table : List.of("coalition_file", "coalition_file_row", "audit_entry", "event_log")) {
            assertThat(shop.number(
                            "select count(*) from %s t where t::text ~ '12345678901234|3456 7890'".formatted(table)))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void a_receipt_in_more_lines_than_are_compared_at_once_counts_once() {
        sold(shown(store, "r1", 8_000, code, CARD));
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 10; i++) {
            file.append(line("r1", CARD, 8_000));
        }
        file.append(line("r2", CARD, 1_000)).append(line("r0", CARD, 1_000));

        sent(code, JANUARY, file.toString())
                .statusCode(201)
                .body("outcomes.MATCHED", equalTo(1))
                .body("outcomes.DUPLICATE", equalTo(9))
                .body("outcomes.ONLY_IN_FILE", equalTo(2));
    }

    @Test
    void a_partner_sees_what_is_of_its_own_stores() {
        sold(shown(store, "r1", 8_000, code, CARD));
        UUID stranger = UUID.randomUUID();
        String strangers = shop.open(stranger, CoalitionThings.CURRENCY);
        sold(shown(strangers, "r1", 8_000, code, CARD));
        String foreign = line("r1", CARD, 8_000).replace(store, strangers);
        String file = file(sent(code, JANUARY, HEADER + line("r1", CARD, 8_000) + foreign + line("r2", CARD, 1))
                .statusCode(201));

        String token =
                Tokens.of("partner-admin", "coalitions:read").partner(stranger).bearer();
        get(token, file).body("outcomes", equalTo(Map.of("MATCHED", 1))).body("received", nullValue());
        get(token, file + "/lines").body("data.storeCode", contains(strangers));
        get(token, file + "/totals").body("data.storeCode", contains(strangers));
        String elsewhere = Tokens.of("partner-admin", "coalitions:read")
                .partner(partner)
                .stores("S-2")
                .bearer();
        get(elsewhere, file + "/lines").statusCode(200).body("data", hasSize(0));
        get(elsewhere, file + "/totals").statusCode(200).body("data", hasSize(0));
    }

    @Test
    void lines_of_json_say_the_same_as_those_of_a_table() {
        sold(shown(store, "r1", 8_000, code, CARD));

        sent(code, "application/x-ndjson", 0, JANUARY, """
                        {"storeCode": "%s", "receiptNumber": "r1", "soldAt": "2026-01-05T09:00:00Z", "cardNumber": "%s", "amount": 8000, "points": 80, "fee": 96}
                        {"storeCode": "%s", "receiptNumber": "r2", "soldAt": "yesterday", "amount": 1, "points": 1, "fee": 1}
                        no json
                        """.formatted(store, CARD, store))
                .statusCode(201)
                .body("outcomes.MATCHED", equalTo(1))
                .body("outcomes.REJECTED", equalTo(2));
    }
}
