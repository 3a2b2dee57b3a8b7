package io.dangol.loyalty.referral;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.referral.Referral.Kept;
import io.dangol.loyalty.referral.ReferralEvent.ReferralBudgetUsed;
import io.dangol.loyalty.referral.ReferralEvent.ReferralRegistered;
import io.dangol.loyalty.referral.ReferralEvent.ReferralSettled;
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
class ReferralContractTest {

    private final ObjectMapper json;

    ReferralContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void referral_registered_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new ReferralRegistered(
                        id(8),
                        id(6),
                        id(4),
                        id(5),
                        Instant.parse("2026-03-06T09:00:00Z"),
                        Instant.parse("2026-01-05T09:00:00Z")),
                json);
    }

    @Test
    void referral_settled_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new ReferralSettled(
                        id(8),
                        id(6),
                        id(4),
                        id(5),
                        Kept.REWARDED,
                        id(3),
                        500,
                        300,
                        Instant.parse("2026-01-20T00:00:00Z"),
                        Instant.parse("2026-01-06T09:00:00Z")),
                json);
    }

    @Test
    void referral_budget_used_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new ReferralBudgetUsed(id(6), 80, 10_000, 8_000, Instant.parse("2026-01-06T09:00:00Z")), json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
