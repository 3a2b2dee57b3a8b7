package io.dangol.loyalty.sale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sales as they are read one by one. */
@Singleton
class Sales {

    /** A sale with what a return needs to know of it. */
    record KeptSale(
            UUID id,
            UUID storeId,
            String storeCode,
            UUID partnerId,
            @Nullable String terminalId,
            String receiptNumber,
            String currency,
            long totalAmount,
            List<StoredLine> lines,
            @Nullable UUID memberId,
            @Nullable UUID programId,
            @Nullable Integer ruleVersion,
            boolean identifiedNow,
            long pointsEarned,
            Instant soldAt,
            LocalDate businessDay,
            @Nullable String recordedBy,
            @Nullable String channel,
            @Nullable SaleFacts facts) {}

    private static final String SELECT = """
            select s.id, s.store_id, s.store_code, s.partner_id, s.terminal_id, s.receipt_number, s.currency,
                   s.total_amount, s.lines, s.member_id, s.program_id, s.rule_version, coalesce(a.customer_id, m.customer_id) is not null,
                   s.points_earned, s.sold_at, s.business_day, s.recorded_by, s.channel, s.facts
              from sale s
              left join member m on m.id = s.member_id
              left join member a on a.id = m.account_id
             where s.id = ?""";

    private final ObjectMapper json;

    Sales(ObjectMapper json) {
        this.json = json;
    }

    Optional<KeptSale> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(sale(row)) : Optional.empty();
            }
        }
    }

    /** Returns of one sale queue up behind each other. */
    void lock(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "return of " + id);
            lock.execute();
        }
    }

    KeptSale sale(ResultSet row) throws SQLException {
        return new KeptSale(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                lines(row.getString(9)),
                row.getObject(10, UUID.class),
                row.getObject(11, UUID.class),
                row.getObject(12, Integer.class),
                row.getBoolean(13),
                row.getLong(14),
                row.getTimestamp(15).toInstant(),
                row.getDate(16).toLocalDate(),
                row.getString(17),
                row.getString(18),
                facts(row.getString(19)));
    }

    <T> List<T> read(String text, TypeReference<List<T>> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Lines cannot be read", e);
        }
    }

    String write(Object lines) {
        try {
            return json.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Lines cannot be written", e);
        }
    }

    private @Nullable SaleFacts facts(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, SaleFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Facts cannot be read", e);
        }
    }

    private List<StoredLine> lines(String text) {
        return read(text, new TypeReference<>() {});
    }
}
