package io.dangol.loyalty.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.account.PointsEvent.PointsReleased;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Waiting.Reason;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class PointsContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ObjectMapper json;

    PointsContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void points_released_is_written_as_promised() throws IOException {
        EventContract.assertWritten(new PointsReleased(id(4), id(5), id(6), id(1), Reason.FUNDING, 240, NOON), json);
    }

    @Test
    void points_that_wait_say_so_within_the_promise() throws IOException {
        PointsPosted posted = new PointsPosted(
                id(8),
                id(4),
                id(5),
                id(6),
                Entry.Kind.EARNED,
                15,
                15,
                id(1),
                id(2),
                id(3),
                Map.of(Reason.EVENT, 15L),
                NOON);

        assertThat(json.writeValueAsString(posted)).contains("\"waiting\":{\"EVENT\":15}");
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
