package io.dangol.loyalty.budget;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.budget.BudgetEvent.BonusCampaignBudgetUsed;
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
class BudgetContractTest {

    private final ObjectMapper json;

    BudgetContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void bonus_campaign_budget_used_is_written_as_promised() throws IOException {
        Instant at = Instant.parse("2026-12-12T12:00:00Z");

        EventContract.assertWritten(new BonusCampaignBudgetUsed(id(7), id(1), 80, 20_000, 16_040, at), json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
