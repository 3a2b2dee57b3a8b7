package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sale that the database will not take, among others that it takes. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class UnwritableSaleTest {

    private static final String UNWRITABLE = "unwritable";

    private final Shop shop;
    private final Warnings warnings = new Warnings();

    UnwritableSaleTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void refuseOneReceipt() {
        shop.execute("""
                create function refuse_receipt() returns trigger language plpgsql as
                    $$ begin raise exception 'not this one'; end $$;
                create trigger sale_refuse before insert on sale for each row
                    when (new.receipt_number = '%s') execute function refuse_receipt()""".formatted(UNWRITABLE));
        Logger.getLogger(Till.class.getName()).addHandler(warnings);
    }

    @AfterEach
    void takeAll() {
        Logger.getLogger(Till.class.getName()).removeHandler(warnings);
        shop.execute("drop trigger sale_refuse on sale; drop function refuse_receipt()");
    }

    @Test
    void it_fails_alone_and_is_logged_under_the_id_of_its_request() {
        String store = shop.open();
        String till = till(store);

        List<JsonPath> answers = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> post(till, "/v1/sales", sale(store, i == 20 ? UNWRITABLE : "r" + i, 100))
                        .extract()
                        .jsonPath())
                .toList();

        List<JsonPath> failed = answers.stream()
                .filter(answer -> answer.getString("saleId") == null)
                .toList();
        assertThat(failed).singleElement().satisfies(answer -> {
            assertThat(answer.getInt("status")).isEqualTo(500);
            assertThat(warnings.correlationIds).containsExactly(answer.getString("correlationId"));
        });
    }

    private static final class Warnings extends Handler {

        private final List<String> correlationIds = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            correlationIds.add(String.valueOf(((ExtLogRecord) line).getMdc("correlationId")));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
