package io.dangol.loyalty.redemption;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.loyalty.redemption.PointsPaid.Receipt;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a till tells of points that were spent while it could not ask. Of the card only whose it is. */
record OfflineTold(
        Place store,
        String reference,
        UUID memberId,
        @Nullable String terminalId,
        @Nullable String receiptNumber,
        long points,
        Instant spentAt) {

    /** Where it was spent, and whose store that is. */
    record Place(UUID storeId, String storeCode, UUID partnerId) {
        static Place of(Store store) {
            return new Place(store.id(), store.code(), store.partnerId());
        }
    }

    OfflineTold as(String otherReference) {
        return new OfflineTold(store, otherReference, memberId, terminalId, receiptNumber, points, spentAt);
    }

    /** Over all of it but its name. */
    String contentHash() {
        String text = memberId + "\n" + written(terminalId) + written(receiptNumber) + points + "\n" + spentAt;
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    private static String written(@Nullable String text) {
        return (text == null ? "-" : "+" + text) + "\n";
    }

    /** Whether this is what its reference stands for, also where the till had asked before it was cut off. */
    boolean isSpentBy(KeptHold kept) {
        return kept.hold().status() == Hold.Status.CAPTURED && kept.hold().captured() == points && isOf(kept);
    }

    /** Whether the till had asked for just that, and was cut off before it could say that it was spent. */
    boolean isHeldBy(KeptHold kept, Instant now) {
        return kept.hold().status() == Hold.Status.OPEN
                && kept.hold().expiresAt().isAfter(now)
                && kept.hold().points() == points
                && isOf(kept);
    }

    /** Whether it had, and what was promised to it had ended by the time it could say so: then nothing was spent yet. */
    boolean isLapsed(KeptHold kept, Instant now) {
        boolean ended = kept.hold().status() == Hold.Status.OPEN
                ? !kept.hold().expiresAt().isAfter(now)
                : kept.hold().status() != Hold.Status.CAPTURED;
        return ended && kept.hold().points() == points && isOf(kept);
    }

    private boolean isOf(KeptHold kept) {
        return kept.memberId().equals(memberId) && Objects.equals(kept.receiptNumber(), receiptNumber);
    }

    void lockReceipt(Connection connection) throws SQLException {
        if (receiptNumber != null) {
            PointsPaid.lock(connection, new Receipt(store.storeId(), receiptNumber));
        }
    }

    KeptHold held(UUID id, Instant now) {
        return new KeptHold(
                Hold.opened(id, points, now, now.plusSeconds(RedemptionApi.DEFAULT_SECONDS)),
                memberId,
                store.storeId(),
                store.storeCode(),
                store.partnerId(),
                reference,
                true,
                receiptNumber);
    }
}
