package io.dangol.customer.contact;

import static io.dangol.customer.contact.Contacts.OFFER;
import static io.dangol.customer.contact.Contacts.agreed;
import static io.dangol.customer.contact.Contacts.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hundreds of senders at one budget, on a real PostgreSQL: never above the cap, and the cap is reached. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ContactRaceTest {

    private static final int SENDERS = 300;
    private static final int AT_ONCE = 64;
    private static final String[] SOURCES = {"BRAND", "DEALER", "SURVEYS", "HELPDESK"};

    private final CustomerClient hq = CustomerClient.headquarters();
    private final ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);

    @AfterEach
    void dismiss() {
        var unused = senders.shutdownNow();
    }

    @Test
    void three_hundred_senders_get_what_the_window_has_and_no_more() throws Exception {
        UUID customer = agreed(hq);
        String policy = Contacts.policy(5, 7);

        List<Integer> permits = race(sender ->
                permitted(hq.asks(customer, wish(policy, sender)).extract().path("permitted")));

        assertThat(permits.stream().mapToInt(Integer::intValue).sum()).isEqualTo(5);
        assertThat(held(customer)).isEqualTo(5);
    }

    @Test
    void single_senders_and_audiences_in_any_order_share_every_customer_s_window() throws Exception {
        List<UUID> audience = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            audience.add(agreed(hq));
        }
        String policy = Contacts.policy(3, 7);

        List<Integer> permits = race(sender -> sender % 3 == 0
                ? hq.asksAll(shuffled(audience, sender), wish(policy, sender))
                        .extract()
                        .<Integer>path("permitted")
                : permitted(hq.asks(audience.get(sender % 12), wish(policy, sender))
                        .extract()
                        .path("permitted")));

        assertThat(permits.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3 * 12);
        for (UUID customer : audience) {
            assertThat(held(customer)).isEqualTo(3);
        }
    }

    @Test
    void what_is_given_back_while_others_ask_is_given_out_again_and_never_twice() throws Exception {
        UUID customer = agreed(hq);
        String policy = Contacts.policy(2, 7);

        List<Integer> kept = race(sender -> {
            String permit = hq.asks(customer, wish(policy, sender)).extract().path("permit.id");
            if (permit == null) {
                return 0;
            }
            assertThat(held(customer)).isLessThanOrEqualTo(2);
            boolean sends = sender % 4 == 0;
            hq.ends(permit, sends ? "confirm" : "release").statusCode(200);
            return sends ? 1 : 0;
        });

        int sent = kept.stream().mapToInt(Integer::intValue).sum();
        // Whoever sends may have found no room each time: what is given back goes to whoever asks then.
        assertThat(sent).isLessThanOrEqualTo(2);
        assertThat(held(customer)).isEqualTo(sent);
        assertThat(Database.select("select id::text from contact_permit where customer_id = ?", customer))
                .hasSizeGreaterThan(2);
    }

    private interface Sender {
        int sends(int number) throws Exception;
    }

    private List<Integer> race(Sender sender) throws InterruptedException, ExecutionException {
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            int number = i;
            all.add(() -> sender.sends(number));
        }
        List<Integer> done = new ArrayList<>();
        for (Future<Integer> one : senders.invokeAll(all)) {
            done.add(one.get());
        }
        return done;
    }

    private static Map<String, Object> wish(String policy, int sender) {
        return with(with(OFFER, "policy", policy), "source", SOURCES[sender % SOURCES.length]);
    }

    private static int permitted(boolean permitted) {
        return permitted ? 1 : 0;
    }

    private static List<UUID> shuffled(List<UUID> audience, int seed) {
        List<UUID> other = new ArrayList<>(audience);
        Collections.shuffle(other, new Random(seed));
        return other;
    }

    private static int held(UUID customer) throws SQLException {
        return Database.select(
                        "select id from contact_permit where customer_id = ? and status in ('OPEN', 'CONFIRMED')",
                        customer)
                .size();
    }
}
