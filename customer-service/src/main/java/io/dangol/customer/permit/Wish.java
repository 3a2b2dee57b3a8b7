package io.dangol.customer.permit;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to contact a customer for.
 *
 * @param brand null: the installation's own
 * @param zone the recipient's; null: that of the policy or the jurisdiction
 * @param label how the message begins, where the law wants it marked
 */
public record Wish(
        String purpose,
        String channel,
        @Nullable String brand,
        @Nullable ZoneId zone,
        @Nullable String label,
        @Nullable Trade trade,
        @Nullable HoldOut holdOut) {

    /**
     * A purchase that the sender relies on in place of a consent, and answers for.
     *
     * @param similarGoods whether it is goods of the same kind that are advertised
     */
    public record Trade(Instant endedAt, boolean similarGoods) {}

    public static Wish of(String purpose, String channel) {
        return new Wish(purpose, channel, null, null, null, null, null);
    }
}
