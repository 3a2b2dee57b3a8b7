package io.dangol.loyalty.coalitionfile;

import static io.dangol.loyalty.CoalitionFileThings.HEADER;
import static io.dangol.loyalty.CoalitionFileThings.sent;
import static io.dangol.loyalty.CoalitionThings.shown;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files of a month: one takes the place of another, goes on where it was cut, and is closed. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CoalitionFileVersionTest extends FileShop {

    CoalitionFileVersionTest(Shop shop) {
        super(shop);
    }

    @Test
    void the_same_file_again_answers_the_same_and_another_one_takes_its_place() {
        sold(shown(store, "r1", 8_000, code, CARD));
        String wrong =
                file(sent(code, JANUARY, HEADER + line("r1", CARD, 9_000)).statusCode(201));
        sent(code, JANUARY, HEADER + line("r1", CARD, 9_000))
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("fileId", equalTo(wrong.substring(wrong.lastIndexOf('/') + 1)));

        sent(code, JANUARY, HEADER + line("r1", CARD, 8_000))
                .statusCode(201)
                .body("version", equalTo(2))
                .body("outcomes.MATCHED", equalTo(1));

        get(Tokens.admin(), files()).body("data.status", contains("RECONCILED", "SUPERSEDED"));
        for (String how : List.of("/reconcile", "/close")) {
            post(Tokens.admin(), wrong + how, Map.of())
                    .statusCode(409)
                    .body("type", endsWith(":coalition-file-superseded"));
        }
        sent(code, "period=2026-02", HEADER + line("r1", CARD, 8_000))
                .statusCode(201)
                .body("version", equalTo(1));
    }

    @Test
    void sales_that_came_late_are_found_once_it_is_compared_again_until_somebody_closes_it() {
        sold(shown(store, "r2", 500, code, OTHER));
        String rows = HEADER + line("r1", CARD, 8_000);
        String file = file(sent(code, JANUARY, rows).body("outcomes.ONLY_IN_FILE", equalTo(1)));
        sold(shown(store, "r1", 8_000, code, CARD));
        for (int i = 0; i < 2; i++) {
            post(Tokens.admin(), file + "/reconcile", Map.of())
                    .statusCode(200)
                    .body("outcomes", equalTo(Map.of("MATCHED", 1, "ONLY_WITH_US", 1)));
        }

        for (int i = 0; i < 2; i++) {
            post(Tokens.admin(), file + "/close", Map.of())
                    .statusCode(200)
                    .body("status", equalTo("CLOSED"))
                    .body("closedBy", startsWith("hq-admin"));
        }

        post(Tokens.admin(), file + "/reconcile", Map.of()).statusCode(409);
        sent(code, JANUARY, rows).statusCode(200).body("status", equalTo("CLOSED"));
        sent(code, JANUARY, rows + line("r3", CARD, 1))
                .statusCode(409)
                .body("type", endsWith(":coalition-period-closed"));
        get(Tokens.admin(), files()).body("data", hasSize(1));
    }

    @Test
    void an_upload_that_was_cut_goes_on_behind_what_was_received_and_can_be_begun_anew() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 10; i++) {
            sold(shown(store, "r" + i, 8_000, code, CARD));
            rows.append(line("r" + i, CARD, 8_000));
        }
        List<String> lines = rows.toString().lines().map(row -> row + "\n").toList();
        cutAfter(HEADER + String.join("", lines.subList(0, 9)));

        sent(code, "text/csv", 5, JANUARY, String.join("", lines.subList(4, 10)))
                .statusCode(409)
                .body("type", endsWith(":import-offset"));
        sent(code, "text/csv", 9, JANUARY + "&tolerance=1", String.join("", lines.subList(8, 10)))
                .statusCode(409)
                .body("type", endsWith(":coalition-file-other-terms"));
        sent(code, "text/csv", 9, JANUARY, String.join("", lines.subList(8, 10)))
                .statusCode(201)
                .body("received", equalTo(11))
                .body("outcomes", equalTo(Map.of("MATCHED", 10)));

        sent(code, JANUARY, HEADER + rows).statusCode(200).header("Idempotency-Replayed", "true");
        get(Tokens.admin(), files()).body("data", hasSize(1));
    }

    @Test
    void a_comparison_that_was_cut_begins_anew_but_not_while_somebody_is_at_it() {
        sold(shown(store, "r1", 8_000, code, CARD));
        String rows = HEADER + line("r1", CARD, 8_000);
        String file = file(sent(code, JANUARY, rows));
        String cut =
                "update coalition_file set status = 'RECONCILING', changed_at = now() - interval '%s' where coalition = '"
                        + code + "'";
        shop.execute(cut.formatted("1 second"));

        post(Tokens.admin(), file + "/close", Map.of()).statusCode(409);
        sent(code, JANUARY, rows).statusCode(409).body("type", endsWith(":coalition-file-reconciled-elsewhere"));
        post(Tokens.admin(), file + "/reconcile", Map.of()).statusCode(409);

        shop.execute(cut.formatted("2 minutes"));
        sent(code, JANUARY, rows)
                .statusCode(200)
                .body("status", equalTo("RECONCILED"))
                .body("outcomes", equalTo(Map.of("MATCHED", 1)));
        shop.execute(cut.formatted("2 minutes"));
        post(Tokens.admin(), file + "/reconcile", Map.of()).statusCode(200).body("status", equalTo("RECONCILED"));
    }

    /** Says that more comes, and goes away. */
    private void cutAfter(String sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST " + files() + "?" + JANUARY + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + Tokens.admin()
                                    + "\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\n" + sent)
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();
            Shop.eventually(() -> get(Tokens.admin(), files()).body("data[0].received", equalTo(9)));
        }
    }

    @Test
    void what_is_no_file_is_refused_and_leaves_nothing_that_counts() {
        sent(code, JANUARY, "storeCode,receiptNumber,mystery\n")
                .statusCode(400)
                .body("type", endsWith(":import-header"));
        sent(code, JANUARY, HEADER).statusCode(400).body("type", endsWith(":import-empty"));
        sent(code, "period=2026-13", HEADER + line("r1", CARD, 1)).statusCode(400);
        sent("NOT-THERE", JANUARY, HEADER + line("r1", CARD, 1)).statusCode(404);
        get(Tokens.admin(), files() + "/" + UUID.randomUUID())
                .statusCode(404)
                .body("type", endsWith(":no-such-coalition-file"));

        sent(code, JANUARY, HEADER + line("r1", CARD, 1)).statusCode(201).body("version", equalTo(1));
    }
}
