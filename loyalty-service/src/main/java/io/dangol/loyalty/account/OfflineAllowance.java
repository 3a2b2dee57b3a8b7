package io.dangol.loyalty.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a till that cannot ask may let a member spend, and who lends what the balance turns out not to cover.
 *
 * @param toldWithinDays what is told later is for a person to look at: a till that makes up days would lend without end
 * @param bearerPartnerId null: the partner of the store where it was spent
 * @param since it counts for what is spent from then on, until the next version
 */
public record OfflineAllowance(
        UUID programId,
        int version,
        long pointsPerSale,
        long pointsPerDay,
        int toldWithinDays,
        @Nullable UUID bearerPartnerId,
        Instant since) {

    private static final String SELECT = """
            select version, points_per_sale, points_per_day, told_within_days, bearer_partner_id, since from offline_allowance
             where program_id = ?""";
    private static final String LAST = " order by version desc limit 1";

    /** That which tills knew at a moment; a programme that never said anything allows nothing. */
    public static Optional<OfflineAllowance> at(Connection connection, UUID programId, Instant moment)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " and since <= ?" + LAST)) {
            select.setObject(1, programId);
            select.setTimestamp(2, Timestamp.from(moment));
            return one(programId, select);
        }
    }

    /** What was said last, by whatever clock. */
    public static Optional<OfflineAllowance> last(Connection connection, UUID programId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + LAST)) {
            select.setObject(1, programId);
            return one(programId, select);
        }
    }

    private static Optional<OfflineAllowance> one(UUID programId, PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new OfflineAllowance(
                            programId,
                            row.getInt(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getInt(4),
                            row.getObject(5, UUID.class),
                            row.getTimestamp(6).toInstant()))
                    : Optional.empty();
        }
    }

    /** @param spent by the same member on the same day, offline, before this */
    public boolean covers(long points, long spent) {
        return points <= pointsPerSale && points <= pointsPerDay - spent;
    }

    /** Whether it was told in time. */
    public boolean reaches(Instant spentAt, Instant now) {
        return !spentAt.plus(Duration.ofDays(toldWithinDays)).isBefore(now);
    }

    public boolean isOff() {
        return pointsPerSale == 0 || pointsPerDay == 0;
    }

    /** @param storePartnerId of the store where it was spent */
    public UUID lender(UUID storePartnerId) {
        return bearerPartnerId == null ? storePartnerId : bearerPartnerId;
    }

    /** Whether it is another word for the same. */
    public boolean saysAs(OfflineAllowance other) {
        return pointsPerSale == other.pointsPerSale
                && pointsPerDay == other.pointsPerDay
                && toldWithinDays == other.toldWithinDays
                && Objects.equals(bearerPartnerId, other.bearerPartnerId);
    }
}
