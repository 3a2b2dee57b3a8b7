package io.dangol.customer.customerimport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody throws away or adds to what was received without meaning to, or being allowed to. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ImportUploadTest {

    private static final int CUSTOMERS = 20;
    private static final String HEADER = "externalId,givenName\n";

    private final CustomerFiles files;
    private final CustomerFiles stranger;

    ImportUploadTest(ImportJob job) {
        this.files = new CustomerFiles(job);
        this.stranger = new CustomerFiles(job);
    }

    private static String rows(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "C-" + i + ",Zebulonia " + i + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void without_an_offset_nothing_that_was_received_is_thrown_away() throws Exception {
        String id = files.opened(Map.of());
        files.send(id, (HEADER + rows(1, 9)).getBytes(UTF_8), 0, false).statusCode(202);

        files.sendWithoutOffset(id, rows(10, CUSTOMERS)).statusCode(409).body("type", endsWith(":import-offset"));

        files.state(id).body("received", equalTo(10));
        files.send(id, rows(10, CUSTOMERS).getBytes(UTF_8), 10, true).statusCode(202);
        files.workOff();
        files.state(id).body("status", equalTo("DONE")).body("created", equalTo(CUSTOMERS));
    }

    @Test
    void a_file_is_sent_by_the_client_that_opened_it_alone() throws Exception {
        String id = files.opened(Map.of());

        files.sendByAnother(id, HEADER + rows(1, 2)).statusCode(409).body("type", endsWith(":import-of-another"));

        stranger.send(id, HEADER + rows(1, 2)).statusCode(404);
        files.state(id).body("received", equalTo(0));
        files.sendWithoutOffset(id, HEADER + rows(1, CUSTOMERS)).statusCode(202);
        files.workOff();
        files.state(id).body("status", equalTo("DONE")).body("created", equalTo(CUSTOMERS));
    }

    @Test
    void who_sent_a_file_is_in_the_audit_log() throws Exception {
        String id = files.opened(Map.of());

        files.sendWithoutOffset(id, HEADER + rows(1, 2)).statusCode(202);

        assertThat(CustomerFiles.count("audit_entry a join customer_import i on a.entry ->> 'clientId' = i.client_id"
                        + " where a.entry ->> 'operation' = 'sendCustomerImport' and a.entry ->> 'action' = 'change'"
                        + " and i.id = '" + id + "'"))
                .isPositive();
        files.workOff();
    }
}
