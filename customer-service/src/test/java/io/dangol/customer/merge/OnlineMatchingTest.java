package io.dangol.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.CustomerClient;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom the service may merge by itself. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class OnlineMatchingTest {

    private final CustomerClient hq = CustomerClient.headquarters();
    private final CustomerClient dealer = CustomerClient.partner(UUID.randomUUID());
    private final OnlineMatching matching;

    OnlineMatchingTest(OnlineMatching matching) {
        this.matching = matching;
    }

    @Test
    void only_records_of_one_owner_are() {
        UUID ours = hq.registered();
        UUID dealers = dealer.registered();

        assertThat(isFree(ours, hq.registered())).isTrue();
        assertThat(isFree(dealers, dealer.registered())).isTrue();
        assertThat(isFree(ours, dealers)).isFalse();
        assertThat(isFree(dealers, CustomerClient.partner(UUID.randomUUID()).registered()))
                .isFalse();
    }

    @Test
    void what_was_merged_already_is_not() {
        UUID survivor = hq.registered();
        UUID absorbed = hq.registered();
        UUID other = hq.registered();
        UUID unused = hq.merged(survivor, absorbed);

        assertThat(isFree(other, absorbed)).isFalse();
        assertThat(isFree(absorbed, other)).isFalse();
        assertThat(isFree(other, survivor)).isTrue();
    }

    private boolean isFree(UUID customer, UUID other) {
        return Reach.EVERYTHING.call(
                () -> QuarkusTransaction.requiringNew().call(() -> matching.isFree(customer, other)));
    }
}
