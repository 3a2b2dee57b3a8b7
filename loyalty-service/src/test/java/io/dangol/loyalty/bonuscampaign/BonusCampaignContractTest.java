package io.dangol.loyalty.bonuscampaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.bonuscampaign.BonusCampaignEvent.BonusCampaignDecided;
import io.dangol.loyalty.bonuscampaign.BonusCampaignEvent.BonusCampaignEnded;
import io.dangol.loyalty.bonuscampaign.BonusCampaignEvent.BonusCampaignOffered;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BonusCampaignContractTest {

    private static final String SHA_256 = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    private final ObjectMapper json;

    BonusCampaignContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void bonus_campaign_offered_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new BonusCampaignOffered(
                        id(7),
                        id(6),
                        "winter-tiles",
                        "Winter tiles",
                        Instant.parse("2026-12-01T00:00:00Z"),
                        Instant.parse("2027-01-01T00:00:00Z"),
                        100_000,
                        List.of(id(1)),
                        1,
                        SHA_256,
                        Instant.parse("2026-11-20T12:00:00Z")),
                json);
    }

    @Test
    void bonus_campaign_decided_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new BonusCampaignDecided(
                        id(7),
                        id(2),
                        "UK-01",
                        id(1),
                        Decision.Choice.ACCEPTED,
                        1,
                        SHA_256,
                        Instant.parse("2026-11-21T09:00:00Z")),
                json);
    }

    @Test
    void bonus_campaign_ended_is_written_as_promised() throws IOException {
        EventContract.assertWritten(new BonusCampaignEnded(id(7), id(6), Instant.parse("2026-12-20T12:00:00Z")), json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
