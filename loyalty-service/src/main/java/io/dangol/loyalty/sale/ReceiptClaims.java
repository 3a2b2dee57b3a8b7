package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.ReceiptClaimApi.ClaimConsent;
import io.dangol.loyalty.sale.Sales.KeptSale;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Receipts' codes and claims in the database. */
final class ReceiptClaims {

    /** By which version of its rules a programme gives points for the receipt, and until when. */
    record Pinned(int ruleVersion, Instant expiresAt) {}

    /** A receipt that was found by its code. */
    record Receipt(UUID saleId, Map<UUID, Pinned> programs) {}

    private ReceiptClaims() {}

    static Optional<Receipt> findByCode(Connection connection, String hash) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select sale_id, program_id, rule_version, expires_at from receipt_code where code_hash = ?")) {
            select.setString(1, hash);
            UUID saleId = null;
            Map<UUID, Pinned> programs = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    saleId = row.getObject(1, UUID.class);
                    Instant expiresAt = row.getTimestamp(4).toInstant();
                    programs.put(row.getObject(2, UUID.class), new Pinned(row.getInt(3), expiresAt));
                }
            }
            return saleId == null ? Optional.empty() : Optional.of(new Receipt(saleId, programs));
        }
    }

    static Optional<ReceiptClaim> find(Connection connection, UUID saleId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select member_id, points_earned, points_returned, consent_version, consent_hash, consented_at,
                       claimed_by, claimed_at
                  from receipt_claim where sale_id = ?""")) {
            select.setObject(1, saleId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(claim(saleId, row)) : Optional.empty();
            }
        }
    }

    private static ReceiptClaim claim(UUID saleId, ResultSet row) throws SQLException {
        ClaimConsent consent = new ClaimConsent(
                row.getString(4), row.getString(5), row.getTimestamp(6).toInstant());
        return new ReceiptClaim(
                saleId,
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getLong(3),
                consent,
                row.getString(7),
                row.getTimestamp(8).toInstant());
    }

    /** @param sale as it is claimed: with the member, the programme, the version of its rules and their facts */
    static void insert(Connection connection, ReceiptClaim claim, KeptSale sale, @Nullable String facts)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into receipt_claim (sale_id, partner_id, member_id, program_id, rule_version, facts,
                    points_earned, points_returned, business_day, consent_version, consent_hash, consented_at,
                    claimed_by, claimed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, claim.saleId());
            insert.setObject(2, sale.partnerId());
            insert.setObject(3, claim.memberId());
            insert.setObject(4, sale.programId());
            insert.setObject(5, sale.ruleVersion());
            insert.setString(6, facts);
            insert.setLong(7, claim.pointsEarned());
            insert.setLong(8, claim.pointsReturned());
            insert.setObject(9, sale.businessDay());
            insert.setString(10, claim.consent().version());
            insert.setString(11, claim.consent().textHash());
            insert.setTimestamp(12, Timestamp.from(claim.consent().at()));
            insert.setString(13, claim.claimedBy());
            insert.setTimestamp(14, Timestamp.from(claim.claimedAt()));
            insert.executeUpdate();
        }
    }

    /** What was noted of the account's tier when a till recorded the sale. */
    static TierNote tierThen(Connection connection, UUID accountId, UUID saleId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select c.to_tier, c.since from sale s join tier_change c on c.member_id = ? and c.changed_at <= s.recorded_at
                 where s.id = ? order by c.id desc limit 1""")) {
            select.setObject(1, accountId);
            select.setObject(2, saleId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new TierNote(row.getString(1), row.getObject(2, LocalDate.class)) : TierNote.NEVER;
            }
        }
    }

    /** Whose card was shown beside, or instead of, an own one. */
    static @Nullable String coalition(Connection connection, UUID saleId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select coalition from coalition_sale where sale_id = ?")) {
            select.setObject(1, saleId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
