package io.dangol.loyalty.migration;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each row has a result of its own, whatever it is. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ImportRowsTest {

    private final MemberFiles members;

    ImportRowsTest(Shop shop, ImportJob job) {
        this.members = new MemberFiles(shop, job);
    }

    @Test
    void rows_that_share_a_member_or_a_card_are_all_rejected_and_name_each_other() throws InterruptedException {
        ValidatableResponse done = members.done(members.send(
                "reference=a",
                "M1," + members.number(1) + ",,,,,,,,,\n" + "M2," + members.number(2) + ",,,,,,,,,\n" + "M3,"
                        + members.number(3)
                        + ",,,,,,,,,\n"
                        + "M4," + members.number(4) + ",,,,,,,,,\n" + "M5," + members.number(1) + ",,,,,,,,,\n" + "M2,"
                        + members.number(6)
                        + ",,,,,,,,,\n"));

        done.body("imported", equalTo(2))
                .body("rejections.row-card-twice", equalTo(2))
                .body("rejections.row-member-twice", equalTo(2));
        List<Map<String, Object>> rows = members.rows(done);
        assertThat(rows).extracting(row -> row.get("row")).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(rows.get(0).toString()).contains("line 6").contains("#/cards/0");
        assertThat(rows.get(4).toString()).contains("line 2").doesNotContain(members.number(1));
        assertThat(rows.get(5).toString()).contains("line 3");
    }

    @Test
    void a_card_that_is_known_is_opened_once_and_not_where_something_happened_to_it() throws InterruptedException {
        String unused = card(members.program());
        String other = card(Shop.program("ALLOW"));
        String rows = "M1," + unused + "," + members.number(1) + ",9,9,2025-01-05,,,,,\n" + "M2," + other
                + ",,5,5,2025-01-05,,,,,\n";

        ValidatableResponse done = members.done(members.send("reference=a", rows));

        done.body("imported", equalTo(1)).body("cards", equalTo(1)).body("rejections.row-card-known", equalTo(1));
        assertThat(available(unused)).isEqualTo(9);
        assertThat(available(members.number(1))).isEqualTo(9);
        assertThat(available(other)).isZero();
        members.done(members.send("reference=b", "M3," + unused + ",,3,3,2025-01-05,,,,,\n"))
                .body("rejections.row-card-known", equalTo(1));
    }

    @Test
    void what_cannot_be_read_is_a_result_in_its_place_in_the_caller_s_language() throws InterruptedException {
        byte[] rows = (MemberFiles.HEADER + "이름,\"" + members.number(1) + "\n").getBytes(Charset.forName("EUC-KR"));
        byte[] good = ("M2," + members.number(2) + ",,4,5,2025-01-05,,,,,\nM3," + members.number(3)
                        + ",,5,5,2025-01-05,2025-01-06,,,,\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[rows.length + good.length];
        System.arraycopy(rows, 0, file, 0, rows.length);
        System.arraycopy(good, 0, file, rows.length, good.length);

        ValidatableResponse done = members.done(members.send(MemberFiles.CSV, "reference=a", file));

        done.body("rejected", equalTo(3)).body("rejections.row-not-utf8", equalTo(1));
        String table = given().auth()
                .oauth2(Tokens.admin())
                .accept(MemberFiles.CSV)
                .header("Accept-Language", "ko")
                .get(members.path() + "/" + done.extract().path("importId") + "/rows?outcome=REJECTED")
                .then()
                .contentType(containsString(MemberFiles.CSV))
                .extract()
                .asString();
        assertThat(table.lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("2,REJECTED,,,,")
                        && line.contains("#\",row-not-utf8,")
                        && line.contains("CP949"))
                .anyMatch(line -> line.startsWith("3,REJECTED") && line.contains("잔액은 4"))
                .anyMatch(line -> line.startsWith(
                                "4,REJECTED,\"***********" + members.number(3).substring(11))
                        && line.contains("#/lots/0/expiresOn\",row-lot-expired"));
        assertThat(table).doesNotContain(members.number(3));
    }

    @Test
    void lines_of_json_come_over_too_with_a_byte_order_mark_and_garbage_between() throws InterruptedException {
        String file = "\uFEFF{\"memberId\":\"M1\",\"cards\":[\"" + members.number(1)
                + "\"],\"lots\":[{\"points\":3,\"earnedOn\":\"2025-01-05\"}]}\n\n[1,2]\n{\"memberId\":\n"
                + "x".repeat(70_000)
                + "\n{\"memberId\":\"M2\",\"cards\":[\"" + members.number(2) + "\"]}";

        ValidatableResponse done = members.done(
                members.send("application/x-ndjson", "reference=a", file.getBytes(StandardCharsets.UTF_8)));

        done.body("imported", equalTo(2))
                .body("rejections.row-malformed", equalTo(2))
                .body("rejections.row-too-long", equalTo(1));
        assertThat(members.rows(done)).extracting(row -> row.get("row")).containsExactly(1, 3, 4, 5, 6);
        assertThat(available(members.number(1))).isEqualTo(3);
    }

    @Test
    void a_file_that_is_none_is_refused_as_such() {
        members.send(MemberFiles.CSV, "reference=a", "M1,9000\n".getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("type", endsWith("import-header"));
        members.send(MemberFiles.CSV, "reference=a", MemberFiles.HEADER.getBytes(StandardCharsets.UTF_16))
                .statusCode(400)
                .body("type", endsWith("import-header"));
        members.send("reference=a", "").statusCode(400).body("type", endsWith("import-empty"));
        members.send("reference=a&dryRun=perhaps", members.someRows()).statusCode(400);
        members.send(MemberFiles.CSV, "reference=über", MemberFiles.HEADER.getBytes(StandardCharsets.UTF_8))
                .statusCode(400);
    }
}
