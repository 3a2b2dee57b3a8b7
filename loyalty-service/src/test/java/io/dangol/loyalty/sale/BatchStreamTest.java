package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.json;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only shows while an upload is under way. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BatchStreamTest {

    private final Shop shop;
    private final BatchConfig config;
    private String store = "";
    private String till = "";

    BatchStreamTest(Shop shop, BatchConfig config) {
        this.shop = shop;
        this.config = config;
    }

    @BeforeEach
    void openShop() {
        store = shop.open();
        till = till(store);
    }

    @Test
    void a_till_that_waits_for_each_answer_before_it_sends_the_next_line_gets_it() throws IOException {
        try (OpenUpload upload = new OpenUpload(till)) {
            for (int i = 1; i <= 3; i++) {
                upload.send(json(sale(store, "r" + i, 100)));

                assertThat(upload.answer()).contains("\"line\":" + i + ",\"status\":201");
            }
        }
    }

    @Test
    void a_connection_that_is_cut_ends_its_upload_and_what_was_answered_stays() throws IOException {
        String card = card(program("ALLOW"));
        List<OpenUpload> cut = new ArrayList<>();
        for (int i = 0; i < config.uploads(); i++) {
            OpenUpload upload = new OpenUpload(till);
            upload.send(json(sale(store, "r" + i, 100, card)));
            assertThat(upload.answer()).contains("\"status\":201");
            cut.add(upload);
        }
        assertThat(answered("beyond")).contains("503");

        for (OpenUpload upload : cut) {
            upload.close();
        }

        eventually(() -> assertThat(answered("after")).contains("200"));
        assertThat(available(card)).isEqualTo(config.uploads());
    }

    @Test
    void who_does_not_read_the_answers_is_not_read_from_and_gets_all_of_them_later() throws Exception {
        int lines = 40_000;
        AtomicInteger sent = new AtomicInteger();
        try (OpenUpload upload = new OpenUpload(till)) {
            Thread sender = new Thread(() -> sendAll(upload, lines, sent));
            sender.start();
            AtomicInteger before = new AtomicInteger();
            await().pollInterval(Duration.ofMillis(500))
                    .until(() -> before.getAndSet(sent.get()) == sent.get() && sent.get() > 0);
            assertThat(sent.get()).isLessThan(lines);

            for (int i = 1; i <= lines; i++) {
                assertThat(upload.answer()).startsWith("{\"line\":" + i + ",\"status\":400");
            }

            sender.join();
        }
    }

    private String answered(String receipt) throws IOException {
        try (OpenUpload upload = new OpenUpload(till)) {
            upload.send(json(sale(store, receipt, 100)));
            upload.end();
            return upload.status();
        }
    }

    private static void sendAll(OpenUpload upload, int lines, AtomicInteger sent) {
        String line = "{ not json" + "!".repeat(1_000);
        try {
            for (int i = 0; i < lines; i++) {
                upload.send(line);
                sent.incrementAndGet();
            }
            upload.end();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
