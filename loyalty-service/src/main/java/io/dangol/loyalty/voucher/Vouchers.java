package io.dangol.loyalty.voucher;

import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.voucher.Voucher.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The vouchers in the database. */
public final class Vouchers {

    private static final String SELECT = """
            select v.id, v.offer_id, v.batch_id, v.prefix, v.seed, v.member_id, v.valid_from, v.valid_until,
                   v.status, v.reservation_id, v.reserved_until, b.revoked_at
              from voucher v left join voucher_batch b on b.id = v.batch_id""";

    private static final String INSERT = """
            insert into voucher (id, offer_id, batch_id, prefix, seed, member_id, valid_from, valid_until, code_hash,
                   status)
            select *, 'ISSUED' from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::uuid[],
                   ?::timestamptz[], ?::timestamptz[], ?::text[])""";

    private Vouchers() {}

    public static Optional<Voucher> find(Connection connection, UUID id) throws SQLException {
        return one(connection, " where v.id = ?", id);
    }

    /** Locked until the transaction ends: of many tills that show one code, one has it. */
    public static Optional<Voucher> lock(Connection connection, UUID id) throws SQLException {
        return one(connection, " where v.id = ? for update of v", id);
    }

    public static Optional<Voucher> findByHash(Connection connection, String hash) throws SQLException {
        return one(connection, " where v.code_hash = ?", hash);
    }

    public static Optional<Voucher> lockByHash(Connection connection, String hash) throws SQLException {
        return one(connection, " where v.code_hash = ? for update of v", hash);
    }

    static List<Voucher> ofBatch(Connection connection, UUID batchId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where v.batch_id = ? order by v.id")) {
            select.setFetchSize(1_000);
            select.setObject(1, batchId);
            return rows(select);
        }
    }

    public static void insert(Connection connection, List<Voucher> vouchers, VoucherCodes codes) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            var unused = new Columns<>(connection, insert, vouchers)
                    .add("uuid", Voucher::id)
                    .add("uuid", Voucher::offerId)
                    .add("uuid", Voucher::batchId)
                    .add("text", Voucher::prefix)
                    .add("uuid", Voucher::seed)
                    .add("uuid", Voucher::memberId)
                    .add("timestamptz", Voucher::validFrom)
                    .add("timestamptz", Voucher::validUntil)
                    .add(
                            "text",
                            voucher -> codes.hash(codes.code(voucher.prefix(), voucher.seed()))
                                    .orElseThrow());
            insert.executeUpdate();
        }
    }

    public static void update(Connection connection, Voucher voucher) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update voucher set status = ?, reservation_id = ?, reserved_until = ? where id = ?")) {
            update.setString(1, voucher.status().name());
            update.setObject(2, voucher.reservationId());
            update.setTimestamp(3, timestamp(voucher.reservedUntil()));
            update.setObject(4, voucher.id());
            update.executeUpdate();
        }
    }

    private static Optional<Voucher> one(Connection connection, String where, Object key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            select.setObject(1, key);
            return rows(select).stream().findFirst();
        }
    }

    private static List<Voucher> rows(PreparedStatement select) throws SQLException {
        List<Voucher> vouchers = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                vouchers.add(voucher(row));
            }
        }
        return vouchers;
    }

    private static Voucher voucher(ResultSet row) throws SQLException {
        Status status = Status.valueOf(row.getString(9));
        // One statement revokes a batch of any size; what a till holds is a promise, and what was used was used.
        Instant revokedAt = instant(row.getTimestamp(12));
        boolean revoked = status == Status.ISSUED && revokedAt != null;
        return new Voucher(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getObject(6, UUID.class),
                row.getTimestamp(7).toInstant(),
                earlier(instant(row.getTimestamp(8)), revokedAt),
                revoked ? Status.VOID : status,
                row.getObject(10, UUID.class),
                instant(row.getTimestamp(11)));
    }

    /** A revoked one is good no longer, also where the till that holds it lets its time pass. */
    private static @Nullable Instant earlier(@Nullable Instant until, @Nullable Instant revokedAt) {
        return until == null || (revokedAt != null && revokedAt.isBefore(until)) ? revokedAt : until;
    }

    static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
