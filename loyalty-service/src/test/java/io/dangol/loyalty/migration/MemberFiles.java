package io.dangol.loyalty.migration;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.program;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files of members of a programme of their own, and what became of them. */
class MemberFiles {

    static final String CSV = "text/csv";
    static final String HEADER = "memberId,cards/0,cards/1,balance,lots/0/points,lots/0/earnedOn,"
            + "lots/0/expiresOn,lots/1/points,lots/1/earnedOn,lots/1/availableFrom,debts/0/points\n";

    private final Shop shop;
    private final ImportJob job;
    private @Nullable String program;
    private final String id = UUID.randomUUID().toString().substring(0, 13);

    MemberFiles(Shop shop, ImportJob job) {
        this.shop = shop;
        this.job = job;
    }

    /** Made once it is asked for: a test's constructor runs before the service can be asked. */
    String program() {
        String known = program;
        if (known == null) {
            known = Shop.program("ALLOW");
            program = known;
            var unused = shop.open();
        }
        return known;
    }

    void work() throws InterruptedException {
        workOff(shop, job);
    }

    /** Also what other tests have left waiting: the oldest comes first. */
    static void workOff(Shop shop, ImportJob job) throws InterruptedException {
        do {
            job.look();
        } while (shop.number("select count(*) from member_import where status in ('QUEUED', 'RUNNING')") > 0);
    }

    String path() {
        return "/v1/programs/" + program() + "/imports";
    }

    String number(int i) {
        return id + "-" + i;
    }

    ValidatableResponse send(String type, String query, byte[] file) {
        return given().filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(Tokens.admin())
                .contentType(type)
                .body(file)
                .post(path() + "?funderPartnerId=" + Shop.PARTNER + "&" + query)
                .then();
    }

    ValidatableResponse send(String query, String rows) {
        return send(CSV, query, (HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }

    @CanIgnoreReturnValue
    ValidatableResponse done(ValidatableResponse sent) throws InterruptedException {
        String location = sent.statusCode(202).extract().header("Location");
        work();
        return get(Tokens.admin(), location).statusCode(200).body("status", equalTo("DONE"));
    }

    List<Map<String, Object>> rows(ValidatableResponse done) {
        return given().auth()
                .oauth2(Tokens.admin())
                .get(path() + "/" + done.extract().path("importId") + "/rows")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(JsonPath::new)
                .map(row -> row.<String, Object>getMap(""))
                .toList();
    }

    long rowsLeft() {
        return shop.number("select (select count(*) from import_row) + (select count(*) from import_key)");
    }

    String someRows() {
        return "M1," + number(1) + "," + number(2) + ",1250,1000,2025-01-05,2099-01-04,250,2025-02-05,2099-01-01,\n"
                + "M2," + number(3) + ",,0,,,,,,,\n"
                + "M3," + number(4) + ",,-30,,,,,,,30\n"
                + "M4," + number(5) + ",,7,7,2025-01-05,,,,,\n";
    }
}
