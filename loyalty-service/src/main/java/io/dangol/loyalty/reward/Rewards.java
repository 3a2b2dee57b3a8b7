package io.dangol.loyalty.reward;

import io.dangol.loyalty.reward.RewardApi.RewardTerms;
import io.dangol.loyalty.voucher.VoucherOffers;
import io.dangol.loyalty.voucher.VoucherValue;
import jakarta.inject.Singleton;
import java.sql.Array;
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

/** The catalogue in the database. */
@Singleton
class Rewards {

    private static final String SELECT = """
            select r.id, r.program_id, r.code, r.kind, r.issuer_id, r.initial_stock, r.stock, r.name, r.points,
                   r.valid_from, r.valid_until, r.store_codes, r.limit_per_member, o.terms, r.voucher_days, r.offer_id,
                   r.version, r.created_at, r.updated_at
              from reward r left join voucher_offer o on o.id = r.offer_id""";

    private static final String PAGE = SELECT + " " + """
            where r.id > ? and (?::uuid is null or r.program_id = ?)
               and (?::timestamptz is null or r.valid_from <= ? and (r.valid_until is null or r.valid_until > ?))
             order by r.id limit ?""";

    private static final String INSERT = """
            insert into reward (name, points, valid_from, valid_until, store_codes, limit_per_member, voucher_days,
                offer_id, version, updated_at, id, program_id, code, kind, issuer_id, initial_stock, stock, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
            update reward set name = ?, points = ?, valid_from = ?, valid_until = ?, store_codes = ?,
                   limit_per_member = ?, voucher_days = ?, offer_id = ?, version = ?, updated_at = ? where id = ?""";

    private final VoucherOffers offers;

    Rewards(VoucherOffers offers) {
        this.offers = offers;
    }

    Optional<Reward> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where r.id = ?")) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    Optional<Reward> find(Connection connection, UUID programId, String code) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where r.program_id = ? and r.code = ?")) {
            select.setObject(1, programId);
            select.setString(2, code);
            return rows(select).stream().findFirst();
        }
    }

    Optional<Reward> lock(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where r.id = ? for no key update of r")) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    /**
     * Oldest first.
     *
     * @param programId null: of all
     * @param validAt null: all, whatever their time
     */
    List<Reward> after(
            Connection connection, UUID after, @Nullable UUID programId, @Nullable Instant validAt, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setObject(1, after);
            select.setObject(2, programId);
            select.setObject(3, programId);
            for (int i = 4; i <= 6; i++) {
                select.setTimestamp(i, timestamp(validAt));
            }
            select.setInt(7, limit);
            return rows(select);
        }
    }

    void insert(Connection connection, Reward reward) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int last = setTerms(connection, insert, reward);
            insert.setObject(last + 1, reward.id());
            insert.setObject(last + 2, reward.programId());
            insert.setString(last + 3, reward.code());
            insert.setString(last + 4, reward.kind().name());
            insert.setObject(last + 5, reward.issuerId());
            insert.setObject(last + 6, reward.initialStock());
            insert.setObject(last + 7, reward.stock());
            insert.setTimestamp(last + 8, Timestamp.from(reward.createdAt()));
            insert.executeUpdate();
        }
    }

    /** Its terms alone: the stock has its own ways to change. */
    void update(Connection connection, Reward reward) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            int last = setTerms(connection, update, reward);
            update.setObject(last + 1, reward.id());
            update.executeUpdate();
        }
    }

    /** False where none was left. Whoever takes one at the same time waits for this transaction. */
    boolean takeOne(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update reward set stock = stock - 1 where id = ? and stock > 0")) {
            update.setObject(1, id);
            return update.executeUpdate() == 1;
        }
    }

    /** Where there are as many as are wanted nothing changes. */
    void putBackOne(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update reward set stock = stock + 1 where id = ?")) {
            update.setObject(1, id);
            update.executeUpdate();
        }
    }

    void setStock(Connection connection, UUID id, long stock) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update reward set stock = ? where id = ?")) {
            update.setLong(1, stock);
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    private static int setTerms(Connection connection, PreparedStatement statement, Reward reward) throws SQLException {
        RewardTerms terms = reward.terms();
        statement.setString(1, terms.name());
        statement.setLong(2, terms.points());
        statement.setTimestamp(3, timestamp(terms.validFrom()));
        statement.setTimestamp(4, timestamp(terms.validUntil()));
        List<String> stores = terms.storeCodes();
        statement.setArray(5, stores == null ? null : connection.createArrayOf("text", stores.toArray()));
        statement.setObject(6, terms.limitPerMember());
        statement.setObject(7, terms.voucherDays());
        statement.setObject(8, reward.offerId());
        statement.setLong(9, reward.version());
        statement.setTimestamp(10, Timestamp.from(reward.updatedAt()));
        return 10;
    }

    private List<Reward> rows(PreparedStatement select) throws SQLException {
        List<Reward> rewards = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rewards.add(reward(row));
            }
        }
        return rewards;
    }

    private Reward reward(ResultSet row) throws SQLException {
        return new Reward(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                Reward.Kind.valueOf(row.getString(4)),
                row.getObject(5, UUID.class),
                row.getObject(6, Long.class),
                row.getObject(7, Long.class),
                terms(row),
                row.getObject(16, UUID.class),
                row.getLong(17),
                row.getTimestamp(18).toInstant(),
                row.getTimestamp(19).toInstant());
    }

    private RewardTerms terms(ResultSet row) throws SQLException {
        Array stores = row.getArray(12);
        String voucher = row.getString(14);
        return new RewardTerms(
                row.getString(8),
                row.getLong(9),
                row.getTimestamp(10).toInstant(),
                instant(row.getTimestamp(11)),
                stores == null ? null : List.of((String[]) stores.getArray()),
                row.getObject(13, Integer.class),
                voucher == null ? null : VoucherValue.of(offers.read(voucher)),
                row.getObject(15, Integer.class));
    }

    static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
