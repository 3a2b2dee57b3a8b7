package io.dangol.loyalty.reward;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.reward.RewardEvent.RewardClaimCancelled;
import io.dangol.loyalty.reward.RewardEvent.RewardClaimed;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class RewardContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ObjectMapper json;

    RewardContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void reward_claimed_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new RewardClaimed(id(1), id(2), "COFFEE", id(3), id(4), id(5), 10, id(6), id(7), id(8), id(9), NOON),
                json);
    }

    @Test
    void reward_claim_cancelled_is_written_as_promised() throws IOException {
        EventContract.assertWritten(new RewardClaimCancelled(id(1), id(2), id(3), id(4), id(5), 10, id(6), NOON), json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
