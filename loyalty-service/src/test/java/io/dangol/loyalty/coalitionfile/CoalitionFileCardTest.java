package io.dangol.loyalty.coalitionfile;

import static io.dangol.loyalty.CoalitionFileThings.HEADER;
import static io.dangol.loyalty.CoalitionFileThings.sent;
import static io.dangol.loyalty.CoalitionThings.shown;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.loyalty.Shop;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files whose receipts tell nothing, what is told of a file to others, and what of it is let go of. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CoalitionFileCardTest extends FileShop {

    private final Retention retention;

    CoalitionFileCardTest(Shop shop, Retention retention) {
        super(shop);
        this.retention = retention;
    }

    private String at(String receipt, String time, String card, long amount) {
        return line(receipt, card, amount).replace("T18:00", "T" + time);
    }

    /** Five sales at 18:00, of 1000 to 5000, and lines that name the receipt of the first at most. */
    private ValidatableResponse fewReceipts() {
        for (int i = 1; i <= 5; i++) {
            sold(shown(store, "r" + i, 1_000L * i, code, CARD));
        }
        return sent(
                code,
                JANUARY,
                HEADER
                        + at("", "18:10", CARD, 4_000)
                        + at("APPROVAL-77", "17:45", CARD, 2_000)
                        + line("r1", CARD, 1_000)
                        + at("", "18:20", CARD, 9_000)
                        + at("", "18:31", CARD, 5_000)
                        + at("", "18:00", OTHER, 5_000)
                        + at("", "18:00", "", 5_000));
    }

    @Test
    void a_line_without_a_receipt_that_is_ours_is_found_by_card_store_and_time() {
        String file = file(fewReceipts()
                .statusCode(201)
                .body("outcomes.MATCHED", equalTo(3))
                .body("outcomes.AMOUNT_DIFFERS", equalTo(1))
                .body("outcomes.ONLY_IN_FILE", equalTo(2))
                .body("outcomes.REJECTED", equalTo(1))
                .body("outcomes.ONLY_WITH_US", equalTo(1)));

        get(Tokens.admin(), file + "/lines?limit=200")
                .body("data", hasSize(8))
                .body("data[0].ourAmount", equalTo(4_000))
                .body("data[0].foundBy", equalTo("CARD"))
                .body("data[1].ourAmount", equalTo(2_000))
                .body("data[2].foundBy", equalTo("RECEIPT"))
                .body("data[3].outcome", equalTo("AMOUNT_DIFFERS"))
                .body("data[6].error.pointer", equalTo("#/receiptNumber"));
        post(Tokens.admin(), file + "/reconcile", Map.of()).body("outcomes.MATCHED", equalTo(3));
    }

    /** Three lines are compared at once here. */
    @Test
    void a_card_of_more_lines_than_are_compared_at_once_takes_each_sale_once() {
        StringBuilder lines = new StringBuilder(HEADER);
        for (int i = 0; i < 8; i++) {
            sold(shown(store, "r" + i, 1_000, code, i < 7 ? CARD : OTHER));
            lines.append(at("", "18:0" + i, CARD, 1_000));
        }
        lines.append(at("", "18:09", OTHER, 1_000));

        String file = file(sent(code, JANUARY, lines.toString())
                .statusCode(201)
                .body("outcomes", equalTo(Map.of("MATCHED", 8, "ONLY_IN_FILE", 1))));

        assertThat(shop.number("select count(distinct sale_id) from coalition_file_row where file_id = '%s'"
                        .formatted(id(file))))
                .isEqualTo(8);
    }

    @Test
    void a_card_s_number_in_a_column_that_slipped_is_kept_nowhere() {
        String file = file(sent(code, JANUARY, HEADER + at(CARD, "18:00", "", 1_000) + line("r1", CARD, 1_000))
                .statusCode(201)
                .body("outcomes.REJECTED", equalTo(1)));

        get(Tokens.admin(), file + "/lines?outcome=REJECTED")
                .body("data[0].error.pointer", equalTo("#/receiptNumber"))
                .body("data[0].error.code", equalTo("row-card-misplaced"));
        assertThat(shop.number("select count(*) from coalition_file_row r where r::text like '%" + CARD + "%'"))
                .isZero();
    }

    @Test
    void a_line_is_of_whose_store_it_was_then_and_shown_once_it_is_compared() {
        String file = file(sent(code, JANUARY, HEADER + line("r1", CARD, 1_000)).statusCode(201));
        shop.execute("update store set partner_id = '" + UUID.randomUUID() + "' where code = '" + store + "'");

        post(Tokens.admin(), file + "/reconcile", Map.of()).statusCode(200);

        get(Tokens.admin(), file + "/lines").body("data[0].partnerId", equalTo(partner.toString()));
        shop.execute("update coalition_file set status = 'RECONCILING' where id = '" + id(file) + "'");
        get(Tokens.admin(), file + "/lines").statusCode(409).body("type", endsWith(":coalition-file-not-reconciled"));
        get(Tokens.admin(), file + "/totals").statusCode(409);
    }

    @Test
    void others_are_told_once_it_is_compared_and_once_it_is_closed() {
        sold(shown(store, "r1", 8_000, code, CARD));
        String file = file(sent(code, JANUARY, HEADER + line("r1", CARD, 8_000)));
        sent(code, JANUARY, HEADER + line("r1", CARD, 8_000)).statusCode(200);
        for (int i = 0; i < 2; i++) {
            post(Tokens.admin(), file + "/close", Map.of()).statusCode(200);
        }

        String told = shop.text("select string_agg(type || ' ' || payload, ' ') from event_log"
                + " where topic = 'dangol.loyalty.coalition' and key = '" + code + "'");
        assertThat(told).containsOnlyOnce("CoalitionFileReconciled").containsOnlyOnce("CoalitionFileClosed");
        assertThat(told).contains("\"MATCHED\":1");
    }

    @Test
    void a_closed_file_keeps_its_lines_without_the_cards_and_a_superseded_one_none() {
        sold(shown(store, "r1", 8_000, code, CARD));
        ValidatableResponse first = sent(code, JANUARY, HEADER + line("r1", CARD, 9_000));
        String second = file(sent(code, JANUARY, HEADER + line("r1", CARD, 8_000) + line("r2", CARD, 1)));
        post(Tokens.admin(), second + "/close", Map.of()).statusCode(200);
        shop.execute("update coalition_file set changed_at = now() - interval '91 days' where status = 'SUPERSEDED'"
                + " and coalition = '" + code + "'");

        sweep();

        assertThat(shop.number(
                        "select count(token) from coalition_file_row where file_id = '%s'".formatted(id(second))))
                .isZero();
        get(Tokens.admin(), second + "/lines").body("data.outcome", contains("MATCHED", "ONLY_IN_FILE"));
        get(Tokens.admin(), file(first) + "/lines").body("data", hasSize(0));
        get(Tokens.admin(), files()).body("data", hasSize(2));
    }

    @Test
    void an_upload_that_nobody_goes_on_with_is_forgotten_and_a_late_comparison_is_not() {
        String header = "storeCode,receiptNumber,soldAt,cardNumber,amount,points,fee,mystery\n";
        sent(code, JANUARY, header + line("r1", CARD, 1)).statusCode(400);
        String february = file(sent(code, "period=2026-02", HEADER + line("r1", CARD, 1)));
        shop.execute(
                "update coalition_file set changed_at = now() - interval '2 days' where coalition = '" + code + "'");
        get(Tokens.admin(), files()).body("data", hasSize(2));

        sweep();

        get(Tokens.admin(), files()).body("data.period", contains("2026-02"));
        get(Tokens.admin(), february + "/lines").body("data", hasSize(1));
    }

    private void sweep() {
        Reach.EVERYTHING.run(() -> {
            long unused = retention.sweep();
        });
    }

    private static String id(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
