package io.dangol.loyalty.gift;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.gift.GiftEvent.GiftReversed;
import io.dangol.loyalty.gift.GiftEvent.PointsGifted;
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
class GiftContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ObjectMapper json;

    GiftContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void points_gifted_is_written_as_promised() throws IOException {
        EventContract.assertWritten(new PointsGifted(id(11), id(6), id(4), id(9), id(5), id(10), 50, NOON), json);
    }

    @Test
    void gift_reversed_is_written_as_promised() throws IOException {
        EventContract.assertWritten(new GiftReversed(id(11), id(6), id(4), id(9), id(5), id(10), 30, NOON), json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
