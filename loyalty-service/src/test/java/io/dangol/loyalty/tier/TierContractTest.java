package io.dangol.loyalty.tier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.tier.MergeConsumer.Merged;
import io.dangol.loyalty.tier.SaleConsumer.SaleRecorded;
import io.dangol.loyalty.tier.SaleConsumer.SaleReturned;
import io.dangol.loyalty.tier.TierEvent.TierChanged;
import io.dangol.testing.Contract;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is told of tiers, and what of sales is understood. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class TierContractTest {

    private final ObjectMapper json;

    TierContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void tier_changed_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new TierChanged(
                        id(4),
                        id(5),
                        id(6),
                        "SILVER",
                        "GOLD",
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2027-12-31"),
                        "QUALIFIED",
                        Instant.parse("2026-01-01T12:00:00Z")),
                json);
    }

    @Test
    void sales_and_returns_are_understood() throws IOException {
        JsonNode sold = Contract.golden("io.dangol.loyalty.SaleRecorded.v1");
        JsonNode back = Contract.golden("io.dangol.loyalty.SaleReturned.v1");

        assertThat(read(sold, SaleRecorded.class)).isEqualTo(new SaleRecorded(member(sold), date(sold, "businessDay")));
        assertThat(read(back, SaleReturned.class))
                .isEqualTo(new SaleReturned(member(back), date(back, "saleBusinessDay"), date(back, "businessDay")));
    }

    @Test
    void members_who_are_merged_and_parted_are_understood() throws IOException {
        for (String type : List.of("MembersMerged", "MembersUnmerged")) {
            JsonNode merged = Contract.golden("io.dangol.loyalty." + type + ".v1");
            assertThat(read(merged, Merged.class))
                    .isEqualTo(new Merged(uuid(merged, "survivorId"), uuid(merged, "absorbedId")));
        }
    }

    @Test
    void a_claimed_sale_is_understood_as_one_that_was_sold() throws IOException {
        JsonNode claimed = Contract.golden("io.dangol.loyalty.SaleClaimed.v1");

        assertThat(read(claimed, SaleRecorded.class))
                .isEqualTo(new SaleRecorded(member(claimed), date(claimed, "businessDay")));
    }

    private <T> T read(JsonNode golden, Class<T> type) throws IOException {
        return json.readerFor(type)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(golden);
    }

    private static UUID member(JsonNode golden) {
        return uuid(golden, "memberId");
    }

    private static UUID uuid(JsonNode golden, String field) {
        return UUID.fromString(golden.required(field).textValue());
    }

    private static LocalDate date(JsonNode golden, String field) {
        return LocalDate.parse(golden.required(field).textValue());
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
