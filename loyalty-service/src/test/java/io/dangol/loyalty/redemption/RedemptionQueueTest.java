package io.dangol.loyalty.redemption;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.Shop;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.redemption.RedemptionApi.Authorise;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.wall.Reach;
import io.dangol.platform.worker.Workers;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a caller who waits no longer may rely on. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class RedemptionQueueTest {

    /** A moment, where nobody commits. */
    private record Impatient(int committers, int groupSize, int queueSize, Duration patience)
            implements RedemptionConfig {}

    private final Shop shop;
    private final RedemptionQueue queue;

    RedemptionQueueTest(Shop shop, RedemptionCommit commit, AuditLog auditLog, Workers workers) {
        this.shop = shop;
        this.queue = new RedemptionQueue(commit, new Impatient(1, 8, 8, Duration.ofMillis(1)), auditLog, workers);
    }

    @Test
    void what_its_caller_gave_up_waiting_for_no_group_spends_afterwards() throws InterruptedException {
        String store = shop.open();
        String card = card(program("ALLOW"));
        post(till(store), "/v1/sales", sale(store, "1", 10_000, card)).statusCode(201);
        Scope scope = new Scope("till", Optional.of(Shop.PARTNER), Set.of(), Reach.ofPartner(Shop.PARTNER));

        assertThat(queue.spend(new Authorise(store, card, 60L, "late", null, true, null), scope))
                .isEmpty();
        queue.start(new StartupEvent());
        queue.stop(new ShutdownEvent());

        assertThat(available(card)).isEqualTo(100);
    }
}
