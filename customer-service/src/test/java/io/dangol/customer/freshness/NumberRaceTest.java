package io.dangol.customer.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many who register one number at once, each under another name: all but the last have lost it. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class NumberRaceTest {

    private static final int AT_ONCE = 12;

    private final CustomerClient hq = CustomerClient.headquarters();
    private final String phone = "010" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    private final ExecutorService clerks = Executors.newFixedThreadPool(AT_ONCE);

    @AfterEach
    void dismiss() {
        var unused = clerks.shutdownNow();
    }

    @Test
    void of_registrations_at_once_all_but_the_last_are_in_doubt() throws Exception {
        List<Future<UUID>> registrations = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Map<String, String> person = Map.of("givenName", "Name" + i, "phone", phone);
            registrations.add(clerks.submit(() -> hq.registered(person)));
        }

        List<UUID> customers = new ArrayList<>();
        for (Future<UUID> registered : registrations) {
            customers.add(registered.get());
        }
        int inDoubt = 0;
        for (UUID customer : customers) {
            inDoubt += Database.select("select 1 from number_alarm where customer_id = ?", customer)
                    .size();
        }
        assertThat(inDoubt).isEqualTo(AT_ONCE - 1);
    }
}
