package io.dangol.loyalty.reward;

import io.dangol.loyalty.reward.ClaimApi.ClaimView;
import io.dangol.loyalty.reward.ClaimApi.VoucherView;
import io.dangol.loyalty.voucher.Voucher;
import io.dangol.loyalty.voucher.VoucherCodes;
import io.dangol.loyalty.voucher.Vouchers;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

/** Claims as they are shown, with the voucher that they gave. */
@Singleton
class ClaimViews {

    private final VoucherCodes codes;
    private final Clock clock;

    ClaimViews(VoucherCodes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    /** @param withCode whether the caller may know it */
    ClaimView of(Connection connection, Claim claim, boolean withCode) throws SQLException {
        UUID voucherId = claim.voucherId();
        if (voucherId == null) {
            return ClaimView.of(claim, null);
        }
        Voucher voucher = Vouchers.find(connection, voucherId).orElseThrow();
        VoucherView shown = new VoucherView(
                voucher.id(),
                withCode ? codes.code(voucher.prefix(), voucher.seed()) : null,
                voucher.statusAt(clock.instant()),
                voucher.validUntil());
        return ClaimView.of(claim, shown);
    }
}
