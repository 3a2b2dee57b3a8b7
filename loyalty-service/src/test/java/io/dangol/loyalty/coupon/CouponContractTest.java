package io.dangol.loyalty.coupon;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.coupon.CouponEvent.VoucherRedeemed;
import io.dangol.loyalty.coupon.CouponEvent.VoucherRedemptionVoided;
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
class CouponContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ObjectMapper json;

    CouponContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void voucher_redeemed_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new VoucherRedeemed(
                        id(1), id(2), id(3), id(4), id(5), id(6), id(7), id(8), id(9), "536365", "GBP", 500, NOON),
                json);
    }

    @Test
    void voucher_redemption_voided_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new VoucherRedemptionVoided(
                        id(1), id(2), id(3), id(4), id(5), id(6), id(7), id(8), id(9), "536365", "GBP", 500, NOON),
                json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
