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

    /** A sale with what a return needs to know of it; one that was claimed is the member's who claimed it. */
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
            @Nullable SaleFacts facts) {

        /** As it is if a member has it. */
        KeptSale of(UUID member, UUID program, int version) {
            return changed(member, program, version, facts);
        }

        KeptSale with(@Nullable SaleFacts others) {
            return changed(memberId, programId, ruleVersion, others);
        }

        private KeptSale changed(
                @Nullable UUID member, @Nullable UUID program, @Nullable Integer version, @Nullable SaleFacts others) {
            return new KeptSale(
                    id,
                    storeId,
                    storeCode,
                    partnerId,
                    terminalId,
                    receiptNumber,
                    currency,
                    totalAmount,
                    lines,
                    member,
                    program,
                    version,
                    identifiedNow,
                    pointsEarned,
                    soldAt,
                    businessDay,
                    recordedBy,
                    channel,
                    others);
        }
    }

    private static final String SELECT = """
            select s.id, s.store_id, s.store_code, s.partner_id, s.terminal_id, s.receipt_number, s.currency,
                   s.total_amount, s.lines, coalesce(s.member_id, c.member_id), coalesce(s.program_id, c.program_id),
                   coalesce(s.rule_version, c.rule_version), coalesce(a.customer_id, m.customer_id) is not null,
                   coalesce(c.points_earned, s.points_earned), s.sold_at, s.business_day, s.recorded_by, s.channel,
                   coalesce(s.facts, c.facts)
              from sale s
              left join receipt_claim c on c.sale_id = s.id
              left join member m on m.id = coalesce(s.member_id, c.member_id)
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
