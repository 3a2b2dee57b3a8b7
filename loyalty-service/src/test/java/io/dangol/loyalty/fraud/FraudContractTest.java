package io.dangol.loyalty.fraud;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.fraud.FraudRule.Action;
import io.dangol.loyalty.fraud.FraudRule.Kind;
import io.dangol.loyalty.fraud.Signal.Reason;
import io.dangol.loyalty.fraud.Signal.Status;
import io.dangol.loyalty.fraud.SignalEvent.FraudReviewEnded;
import io.dangol.loyalty.fraud.SignalEvent.FraudSignalRaised;
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
class FraudContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ObjectMapper json;

    FraudContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void a_signal_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new FraudSignalRaised(
                        id(1),
                        id(6),
                        "many-by-one-card",
                        Kind.VELOCITY,
                        Action.HOLD,
                        id(4),
                        id(2),
                        id(3),
                        "UK-01",
                        6,
                        5,
                        15,
                        NOON.minusSeconds(60),
                        NOON),
                json);
    }

    @Test
    void the_end_of_a_review_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new FraudReviewEnded(
                        id(1),
                        id(6),
                        Kind.VELOCITY,
                        id(4),
                        id(2),
                        id(3),
                        "UK-01",
                        Status.REJECTED,
                        Reason.FRAUD,
                        15,
                        NOON),
                json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
