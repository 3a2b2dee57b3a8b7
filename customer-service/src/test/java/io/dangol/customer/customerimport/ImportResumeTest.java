package io.dangol.customer.customerimport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.Database;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever breaks off, an upload or the work on it, goes on where it was, and nobody reads what lies there meanwhile. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ImportResumeTest {

    private static final int CUSTOMERS = 20;
    private static final String HEADER = "externalId,givenName\n";

    private final CustomerFiles files;
    private final Importer importer;
    private final ImportJob job;

    ImportResumeTest(ImportJob job, Importer importer) {
        this.files = new CustomerFiles(job);
        this.job = job;
        this.importer = importer;
    }

    @BeforeEach
    void nothingElseWaits() throws SQLException {
        files.drain();
    }

    private static String rows(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "C-" + i + ",Zebulonia " + i + "\n")
                .collect(Collectors.joining());
    }

    /** As the job does it: for itself it sees all. */
    private Optional<Import> claimed(UUID worker) {
        return Reach.EVERYTHING.call(() -> job.claimed(worker));
    }

    private String sent() {
        String id = files.opened(Map.of());
        files.send(id, HEADER + rows(1, CUSTOMERS)).statusCode(202);
        return id;
    }

    @Test
    void parts_come_one_after_the_other() throws Exception {
        String id = files.opened(Map.of());

        files.send(id, (HEADER + rows(1, 9)).getBytes(UTF_8), 0, false)
                .statusCode(202)
                .body("status", equalTo("UPLOADING"))
                .body("received", equalTo(10));
        files.send(id, rows(9, 9).getBytes(UTF_8), 9, false).statusCode(409).body("type", endsWith(":import-offset"));
        files.send(id, rows(10, CUSTOMERS).getBytes(UTF_8), 10, true).body("rows", equalTo(CUSTOMERS));

        assertThatAllCameOnce(id);
        files.send(id, HEADER + rows(1, 2)).statusCode(409).body("type", endsWith(":import-closed"));
    }

    @Test
    void a_long_one_does_not_keep_a_short_one_waiting() throws Exception {
        String longer = files.opened(Map.of());
        files.send(longer, HEADER + rows(101, 190)).statusCode(202);
        String shorter = sent();

        while (!files.state(shorter).extract().path("status").equals("DONE")) {
            files.lookOnce();
        }

        files.state(longer).body("status", equalTo("RUNNING"));
        files.workOff();
        files.state(longer).body("status", equalTo("DONE")).body("created", equalTo(90));
    }

    @Test
    void a_connection_that_is_cut_goes_on_behind_what_was_received() throws Exception {
        String id = files.opened(Map.of());
        int received = cutAfter(id, HEADER + rows(1, 13));
        assertThat(received).isEqualTo(13);

        files.send(id, rows(13, CUSTOMERS).getBytes(UTF_8), received, true).body("rows", equalTo(CUSTOMERS));

        assertThatAllCameOnce(id);
    }

    @Test
    void it_begins_anew_and_nothing_of_the_first_attempt_is_left() throws Exception {
        String id = files.opened(Map.of());
        int unused = cutAfter(id, HEADER + rows(5, 17));

        files.send(id, HEADER + rows(1, CUSTOMERS)).body("rows", equalTo(CUSTOMERS));

        assertThatAllCameOnce(id);
    }

    @Test
    void what_waits_is_unreadable_and_its_key_goes_with_the_work() throws Exception {
        String id = sent();

        String kept = Database.everything();
        assertThat(kept).contains("customer_import_row: (" + id);
        assertThat(kept)
                .doesNotContain("Zebulonia")
                .doesNotContain(HexFormat.of().formatHex("Zebulonia".getBytes(UTF_8)));
        files.workOff();
        assertThat(Database.everything()).doesNotContain("Zebulonia");
        CustomerFiles.assertNothingLeft(id);
    }

    @Test
    void a_worker_that_died_is_followed_by_another_and_no_row_is_written_twice() throws Exception {
        String id = sent();
        UUID dead = UUID.randomUUID();
        Import claimed = claimed(dead).orElseThrow();
        assertThat(importer.step(claimed, dead)).isTrue();
        files.lookOnce();
        files.state(id).body("status", equalTo("RUNNING")).body("created", equalTo(3));

        Database.execute(
                "update customer_import set changed_at = changed_at - interval '1 hour' where id = '" + id + "'");

        assertThatAllCameOnce(id);
        assertThat(importer.step(claimed, dead)).isFalse();
    }

    @Test
    void two_replicas_do_not_work_on_the_same_one() throws Exception {
        String id = sent();
        UUID first = UUID.randomUUID();
        Import claimed = claimed(first).orElseThrow();
        assertThat(claimed.id()).isEqualTo(UUID.fromString(id));

        assertThat(claimed(UUID.randomUUID()).map(Import::id)).isNotEqualTo(Optional.of(claimed.id()));
        CompletableFuture<Boolean> other =
                CompletableFuture.supplyAsync(() -> importer.step(claimed, UUID.randomUUID()));
        assertThat(importer.step(claimed, first)).isTrue();
        assertThat(other.join()).isFalse();

        Database.execute(
                "update customer_import set changed_at = changed_at - interval '1 hour' where id = '" + id + "'");
        assertThatAllCameOnce(id);
    }

    @Test
    void cancelling_keeps_what_was_written_and_makes_the_rest_unreadable_at_once() throws Exception {
        String id = sent();
        UUID worker = UUID.randomUUID();
        Import claimed = claimed(worker).orElseThrow();
        assertThat(importer.step(claimed, worker)).isTrue();

        files.cancel(id).statusCode(200).body("status", equalTo("CANCELLED"));

        assertThat(CustomerFiles.count("work_key where id = '" + id + "'")).isZero();
        assertThat(importer.step(claimed, worker)).isFalse();
        files.cancel(id).statusCode(200);
        files.workOff();
        assertThat(files.customers()).isEqualTo(3);
        CustomerFiles.assertNothingLeft(id);
    }

    @Test
    void one_that_does_not_go_on_is_forgotten_with_its_rows() throws Exception {
        String id = files.opened(Map.of());
        files.send(id, (HEADER + rows(1, 9)).getBytes(UTF_8), 0, false).statusCode(202);
        Database.execute(
                "update customer_import set changed_at = changed_at - interval '2 days' where id = '" + id + "'");

        files.workOff();

        files.state(id).body("status", equalTo("ABANDONED"));
        CustomerFiles.assertNothingLeft(id);
    }

    @Test
    void a_restored_database_does_not_go_on_with_what_it_had_begun() throws Exception {
        String id = sent();
        Database.execute("update customer_import set epoch = 0 where id = '" + id + "'");

        files.workOff();

        files.state(id).body("status", equalTo("ABANDONED"));
        assertThat(files.customers()).isZero();
        CustomerFiles.assertNothingLeft(id);
    }

    @Test
    void what_became_of_rows_is_forgotten_after_its_time() throws Exception {
        String id = sent();
        files.workOff();
        Database.execute(
                "update customer_import set changed_at = changed_at - interval '91 days' where id = '" + id + "'");

        files.workOff();

        assertThat(files.rows(id, "application/x-ndjson")).isEmpty();
        files.state(id).body("created", equalTo(CUSTOMERS));
    }

    private void assertThatAllCameOnce(String id) throws SQLException {
        files.workOff();
        files.state(id)
                .body("status", equalTo("DONE"))
                .body("created", equalTo(CUSTOMERS))
                .body("rejected", equalTo(0));
        assertThat(files.customers()).isEqualTo(CUSTOMERS);
        assertThat(files.rows(id, "application/x-ndjson").lines()).hasSize(CUSTOMERS);
    }

    /** Says that more comes, and goes away. */
    private int cutAfter(String id, String sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST /v1/customer-imports/" + id + "/content HTTP/1.1\r\nHost: localhost\r\nAuthorization:"
                                    + " Bearer " + files.token()
                                    + "\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\n" + sent)
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();
            await().untilAsserted(() -> files.state(id).body("rows", equalTo(12)));
        }
        return files.state(id).extract().path("received");
    }
}
