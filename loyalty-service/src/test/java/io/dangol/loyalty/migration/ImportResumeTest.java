package io.dangol.loyalty.migration;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.program;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An upload that was cut goes on where it was, or begins anew. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ImportResumeTest {

    private static final int MEMBERS = 20;
    private static final String HEADER = "memberId,cards/0,lots/0/points,lots/0/earnedOn\n";

    private final Shop shop;
    private final ImportJob job;
    private String program = "";
    private String id = "";

    ImportResumeTest(Shop shop, ImportJob job) {
        this.shop = shop;
        this.job = job;
    }

    @BeforeEach
    void aProgramOfItsOwn() {
        program = program("ALLOW");
        id = UUID.randomUUID().toString().substring(0, 13);
        var unused = shop.open();
    }

    private String path() {
        return "/v1/programs/" + program + "/imports";
    }

    /** From one member to another. */
    private String rows(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "M" + i + "," + id + "-" + i + "," + i + ",2025-01-05\n")
                .collect(Collectors.joining());
    }

    private ValidatableResponse send(int offset, String file) {
        return given().filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(Tokens.admin())
                .contentType("text/csv")
                .header("Batch-Offset", offset)
                .body(file.getBytes(UTF_8))
                .post(path() + "?reference=a&funderPartnerId=" + Shop.PARTNER)
                .then();
    }

    /** Says that more comes, and goes away. */
    private int cutAfter(String sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST " + path() + "?reference=a&funderPartnerId=" + Shop.PARTNER + " HTTP/1.1\r\n"
                                    + "Host: localhost\r\nAuthorization: Bearer " + Tokens.admin()
                                    + "\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\n" + sent)
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();
            eventually(() -> get(Tokens.admin(), path()).body("data[0].rows", equalTo(12)));
        }
        return get(Tokens.admin(), path()).extract().path("data[0].received");
    }

    private void assertThatAllCameOnce() throws InterruptedException {
        MemberFiles.workOff(shop, job);
        get(Tokens.admin(), path())
                .body("data.size()", equalTo(1))
                .body("data[0].status", equalTo("DONE"))
                .body("data[0].imported", equalTo(MEMBERS))
                .body("data[0].points", equalTo(MEMBERS * (MEMBERS + 1) / 2));
        assertThat(available(id + "-" + MEMBERS)).isEqualTo(MEMBERS);
        assertThat(shop.number("select count(*) from card where program_id = '" + program + "'"))
                .isEqualTo(MEMBERS);
    }

    @Test
    void it_goes_on_behind_what_was_received_without_its_header() throws Exception {
        int received = cutAfter(HEADER + rows(1, 13));
        assertThat(received).isEqualTo(13);
        MemberFiles.workOff(shop, job);
        get(Tokens.admin(), path()).body("data[0].status", equalTo("UPLOADING"));

        send(12, rows(12, MEMBERS)).statusCode(409).body("type", endsWith(":import-offset"));
        send(received, rows(13, MEMBERS)).statusCode(202).body("rows", equalTo(MEMBERS));

        assertThatAllCameOnce();
        send(0, HEADER + rows(1, MEMBERS)).statusCode(200).header("Idempotency-Replayed", "true");
    }

    @Test
    void it_begins_anew_and_nothing_of_the_first_attempt_is_left() throws Exception {
        int unused = cutAfter(HEADER + rows(1, 13));

        send(0, HEADER + rows(1, MEMBERS)).statusCode(202).body("rows", equalTo(MEMBERS));

        assertThatAllCameOnce();
    }

    @Test
    void one_that_does_not_go_on_is_forgotten_with_its_rows() throws Exception {
        int unused = cutAfter(HEADER + rows(1, 13));
        shop.execute("update member_import set changed_at = changed_at - interval '2 days' where program_id = '"
                + program + "'");

        MemberFiles.workOff(shop, job);

        String is = get(Tokens.admin(), path())
                .body("data[0].status", equalTo("ABANDONED"))
                .extract()
                .path("data[0].importId");
        assertThat(shop.number("select count(*) from import_row where import_id = '" + is + "'"))
                .isZero();
        assertThat(shop.number("select count(*) from import_key where import_id = '" + is + "'"))
                .isZero();
        send(0, HEADER + rows(1, MEMBERS)).statusCode(409);
    }

    @Test
    void other_bodies_are_not_as_long() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream()
                    .write("POST /v1/sales HTTP/1.1\r\nHost: localhost\r\nContent-Length: 67108865\r\n\r\n"
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();

            byte[] answer = socket.getInputStream().readNBytes(12);

            assertThat(new String(answer, UTF_8)).isEqualTo("HTTP/1.1 413");
        }
    }
}
