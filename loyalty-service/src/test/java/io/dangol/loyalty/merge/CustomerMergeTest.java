package io.dangol.loyalty.merge;

import static io.dangol.loyalty.Shop.available;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.Shop;
import io.dangol.loyalty.merge.CustomerMergeConsumer.CustomersMerged;
import io.dangol.loyalty.merge.CustomerMergeConsumer.CustomersParted;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.Contract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Customers that customer-service found to be one person spend from one account, and from two once they are parted. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CustomerMergeTest {

    private final Shop shop;
    private final CustomerMerges merges;
    private final ObjectMapper json;

    CustomerMergeTest(Shop shop, CustomerMerges merges, ObjectMapper json) {
        this.shop = shop;
        this.merges = merges;
        this.json = json;
    }

    @Test
    void members_of_one_programme_are_merged_and_parted_with_their_customers() {
        Twins twins = earned();
        CustomersMerged merged = merged(twins);

        told(() -> merges.merge(merged));
        assertThat(available(twins.card("a"))).isEqualTo(150);
        told(() -> merges.part(new CustomersParted(merged.mergeId())));

        assertThat(available(twins.card("a"))).isEqualTo(100);
        assertThat(available(twins.card("s"))).isEqualTo(50);
        twins.assertThatTheLedgerHolds();
    }

    @Test
    void heard_twice_it_is_done_once() {
        Twins twins = earned();
        CustomersMerged merged = merged(twins);

        told(() -> merges.merge(merged));
        told(() -> merges.merge(merged));
        assertThat(available(twins.card("s"))).isEqualTo(150);
        told(() -> merges.part(new CustomersParted(merged.mergeId())));
        told(() -> merges.part(new CustomersParted(merged.mergeId())));

        assertThat(available(twins.card("s"))).isEqualTo(50);
    }

    @Test
    void who_was_merged_by_hand_before_is_left_as_it_is() {
        Twins twins = earned();
        twins.merge().statusCode(201);
        CustomersMerged merged = merged(twins);

        told(() -> merges.merge(merged));
        told(() -> merges.part(new CustomersParted(merged.mergeId())));

        assertThat(available(twins.card("s"))).isEqualTo(150);
    }

    @Test
    void who_is_no_member_has_nothing_to_merge() {
        Twins twins = earned();

        told(() -> merges.merge(
                new CustomersMerged(UUID.randomUUID(), UUID.randomUUID(), UUID.fromString(twins.customer("a")))));

        assertThat(available(twins.card("a"))).isEqualTo(100);
    }

    @Test
    void what_customer_service_promises_is_understood() throws IOException {
        JsonNode golden = Contract.golden(CustomerMergeConsumer.MERGED);

        assertThat(read(CustomerMergeConsumer.MERGED, CustomersMerged.class))
                .isEqualTo(new CustomersMerged(
                        UUID.fromString(golden.required("mergeId").textValue()),
                        UUID.fromString(golden.required("survivorId").textValue()),
                        UUID.fromString(golden.required("absorbedId").textValue())));
        assertThat(read(CustomerMergeConsumer.PARTED, CustomersParted.class).mergeId())
                .isEqualTo(UUID.fromString(golden.required("mergeId").textValue()));
    }

    private <T> T read(String type, Class<T> reading) throws IOException {
        return json.readerFor(reading)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(Contract.golden(type));
    }

    private Twins earned() {
        Twins twins = new Twins(shop, "ALLOW");
        twins.register("a");
        twins.register("s");
        twins.sell("a", "a1", 10_000);
        twins.sell("s", "s1", 5_000);
        return twins;
    }

    private static CustomersMerged merged(Twins twins) {
        return new CustomersMerged(
                UUID.randomUUID(), UUID.fromString(twins.customer("s")), UUID.fromString(twins.customer("a")));
    }

    /** As the inbox does it. */
    private static void told(Runnable event) {
        Reach.EVERYTHING.run(() -> QuarkusTransaction.requiringNew().run(event));
    }
}
