package io.dangol.loyalty.redemption;

import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.loyalty.redemption.Voiding.Voided;
import io.dangol.loyalty.redemption.Voiding.Wish;
import io.dangol.platform.eventlog.DomainEvent;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The points that paid for a receipt: what of it comes back brings its share of them back. */
@Singleton
public class PointsPaid {

    private final Voiding voiding;

    PointsPaid(Voiding voiding) {
        this.voiding = voiding;
    }

    /** A receipt, by which its redemptions name it. */
    public record Receipt(UUID storeId, String number) {}

    /**
     * How much of a receipt is back by now, this return included; in minor units.
     *
     * @param part between nothing and the whole
     */
    public record Share(long part, long whole) {

        /** Rounded down, and everything once all is back: whatever the split, the end is the same. */
        long of(long points) {
            return whole == 0
                    ? 0
                    : BigInteger.valueOf(points)
                            .multiply(BigInteger.valueOf(part))
                            .divide(BigInteger.valueOf(whole))
                            .longValueExact();
        }
    }

    /** What came back, and what is to be told of it. */
    public record GivenBack(long points, List<DomainEvent> events) {}

    /** Whose points they were: not always those of the card that earned. */
    public List<UUID> payers(Connection connection, Receipt receipt) throws SQLException {
        return Holds.capturedFor(connection, receipt.storeId(), receipt.number()).stream()
                .map(KeptHold::memberId)
                .toList();
    }

    /** Whoever calls holds the payers' rows. What was given back before, by a return or a void, is not given again. */
    public GivenBack giveBack(Connection connection, Receipt receipt, Share share, UUID returnId, Instant now)
            throws SQLException {
        List<KeptHold> holds = Holds.capturedFor(connection, receipt.storeId(), receipt.number());
        long paid = holds.stream().mapToLong(kept -> kept.hold().captured()).sum();
        long before = holds.stream().mapToLong(kept -> kept.hold().voided()).sum();
        long due = Math.max(0, share.of(paid) - before);
        long missing = due;
        List<DomainEvent> events = new ArrayList<>();
        for (KeptHold kept : holds) {
            long points = Math.min(kept.hold().spent(), missing);
            if (points > 0) {
                Voided voided = voiding.of(connection, kept, new Wish("return " + returnId, points), points, now);
                events.add(voided.event());
                missing -= points;
            }
        }
        return new GivenBack(due, events);
    }
}
