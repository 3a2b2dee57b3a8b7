package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.account.Redeemed;
import io.dangol.loyalty.account.Redeemed.Back;
import io.dangol.loyalty.account.Redeemed.GivenBack;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts captured points back into the lots that they came from. Whoever calls holds the member's row. */
@Singleton
class Voiding {

    private final Ids ids;

    Voiding(Ids ids) {
        this.ids = ids;
    }

    /**
     * What it is called by, and how it was asked for.
     *
     * @param asked null: all that is left
     * @param returnId the return that brings it back; null where a till voids the payment
     */
    record Wish(
            String reference,
            @Nullable Long asked,
            @Nullable UUID returnId) {}

    /** How it stands after it, and what is to be told. */
    record Voided(KeptHold kept, MemberAccount account, List<PointsPosted> events) {}

    Voided of(Connection connection, KeptHold kept, Wish wish, long points, Instant now) throws SQLException {
        Hold hold = kept.hold();
        UUID id = ids.next();
        Back back = new Back(points, hold.voided(), kept.partnerId());
        GivenBack given =
                Redeemed.giveBack(connection, kept.memberId(), hold.id(), back, new Cause(id, now, ids::next));
        KeptHold after = kept.with(hold.voiding(points));
        Holds.update(connection, after.hold());
        insert(connection, id, kept, wish, points, now);
        List<PointsPosted> events = new ArrayList<>();
        for (Outcome outcome : given.outcomes()) {
            events.add(RedemptionService.posted(connection, outcome, kept));
        }
        return new Voided(after, given.account(), events);
    }

    private static void insert(Connection connection, UUID id, KeptHold kept, Wish wish, long points, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into redemption_void (id, hold_id, partner_id, reference, asked, points, return_id, voided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, id);
            insert.setObject(2, kept.hold().id());
            insert.setObject(3, kept.partnerId());
            insert.setString(4, wish.reference());
            insert.setObject(5, wish.asked());
            insert.setLong(6, points);
            insert.setObject(7, wish.returnId());
            insert.setTimestamp(8, Timestamp.from(now));
            insert.executeUpdate();
        }
    }
}
