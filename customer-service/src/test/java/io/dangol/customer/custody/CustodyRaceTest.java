package io.dangol.customer.custody;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many who hand one customer over at once: one does. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CustodyRaceTest {

    private static final int AT_ONCE = 12;
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));

    private final CustomerClient hq = CustomerClient.headquarters();
    private final ExecutorService clerks = Executors.newFixedThreadPool(AT_ONCE);

    @AfterEach
    void dismiss() {
        var unused = clerks.shutdownNow();
    }

    @Test
    void of_handovers_at_once_one_holds_and_the_others_are_refused() throws Exception {
        UUID customer = hq.registered();
        hq.entrusts(customer, "SERVICED_BY", UUID.randomUUID(), today.minusDays(1))
                .statusCode(201);

        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            answers.add(clerks.submit(() -> hq.entrusts(customer, "SERVICED_BY", UUID.randomUUID(), today)
                    .extract()
                    .statusCode()));
        }

        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(Database.announced(customer))
                .containsExactly("CustomerRegistered", "CustodyRecorded", "CustodyEnded", "CustodyRecorded");
        assertThat(Database.select(
                        "select 1 from custody where customer_id = ? and role = 'SERVICED_BY' and until is null",
                        customer))
                .hasSize(1);
    }
}
