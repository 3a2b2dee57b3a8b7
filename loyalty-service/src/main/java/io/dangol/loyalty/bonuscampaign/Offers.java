package io.dangol.loyalty.bonuscampaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.bonuscampaign.Offer.Status;
import io.dangol.loyalty.bonuscampaign.Offer.Terms;
import io.dangol.loyalty.budget.Budget;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.program.RuleApi.RuleTerms;
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

/** Campaigns in the database. A partner finds those that are offered to it and concern a store of its own, or name it as payer. */
@Singleton
class Offers {

    private static final UUID FIRST = new UUID(0, 0);

    /** Which ones. */
    record Wanted(@Nullable UUID programId, @Nullable Status status, UUID after, int limit) {}

    private static final String SELECT = """
            select c.id, c.program_id, c.code, c.name, c.rule, c.partner_points, c.for_all, c.starts_at, c.ends_at,
                   t.version, t.sha256, t.text, w.points, w.used, w.told, b.points, b.used, b.told, c.offered_at, e.ended_at
              from bonus_campaign c
              join bonus_campaign_whole w on w.campaign_id = c.id
             cross join lateral (
                select * from bonus_campaign_terms where campaign_id = c.id order by version desc limit 1) t
              left join bonus_campaign_end e on e.campaign_id = c.id
              left join bonus_campaign_budget b on b.campaign_id = c.id and b.partner_id = ?
             where (?::uuid is null or exists (
                        select from store s
                         where s.partner_id = ? and (?::text[] is null or s.code = any (?))
                           and (((c.for_all or b.partner_id is not null)
                                 and (c.store_codes is null or s.code = any (c.store_codes)))
                                or (c.rule::jsonb -> 'funding')
                                   @> jsonb_build_array(jsonb_build_object('partnerId', ?::text)))))""";

    private static final String ONE = SELECT + " and c.id = ?";

    private static final String SOME = """
            %s and c.id > ? and (?::uuid is null or c.program_id = ?)
               and (?::text is null or ? = case when least(c.ends_at, e.ended_at) <= ? then 'ENDED'
                                                when c.starts_at > ? then 'UPCOMING' else 'RUNNING' end)
             order by c.id limit ?""".formatted(SELECT);

    private final ObjectMapper json;

    Offers(ObjectMapper json) {
        this.json = json;
    }

    String written(RuleTerms rule) {
        try {
            return json.writeValueAsString(rule);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A rule cannot be written", e);
        }
    }

    Optional<Offer> find(Connection connection, UUID id, Scope scope) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ONE)) {
            int next = bind(select, scope);
            select.setObject(next, id);
            return rows(select).stream().findFirst();
        }
    }

    List<Offer> some(Connection connection, Wanted wanted, Scope scope, Instant now) throws SQLException {
        String status = wanted.status() == null ? null : wanted.status().name();
        try (PreparedStatement select = connection.prepareStatement(SOME)) {
            int next = bind(select, scope);
            select.setObject(next++, wanted.after());
            select.setObject(next++, wanted.programId());
            select.setObject(next++, wanted.programId());
            select.setString(next++, status);
            select.setString(next++, status);
            select.setTimestamp(next++, Timestamp.from(now));
            select.setTimestamp(next++, Timestamp.from(now));
            select.setInt(next, wanted.limit());
            return rows(select);
        }
    }

    private static int bind(PreparedStatement select, Scope scope) throws SQLException {
        UUID partner = scope.partnerId().orElse(null);
        Array stores = scope.storeCodes().isEmpty()
                ? null
                : select.getConnection()
                        .createArrayOf("text", scope.storeCodes().toArray());
        select.setObject(1, partner == null ? FIRST : partner);
        select.setObject(2, partner);
        select.setObject(3, partner);
        select.setArray(4, stores);
        select.setArray(5, stores);
        select.setString(6, partner == null ? null : partner.toString());
        return 7;
    }

    private List<Offer> rows(PreparedStatement select) throws SQLException {
        List<Offer> offers = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                offers.add(offer(row));
            }
        }
        return offers;
    }

    private Offer offer(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp(20);
        return new Offer(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                rule(row.getString(5)),
                row.getObject(6, Long.class),
                row.getBoolean(7),
                row.getTimestamp(8).toInstant(),
                row.getTimestamp(9).toInstant(),
                new Terms(row.getInt(10), row.getString(11), row.getString(12)),
                budget(row, 13),
                row.getObject(16, Long.class) == null ? null : budget(row, 16),
                row.getTimestamp(19).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private RuleTerms rule(String text) {
        try {
            return json.readValue(text, RuleTerms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A rule cannot be read", e);
        }
    }

    private static Budget budget(ResultSet row, int first) throws SQLException {
        return new Budget(row.getLong(first), row.getLong(first + 1), row.getInt(first + 2));
    }
}
