package io.dangol.customer.matchreview;

import io.dangol.customer.matching.Band;
import io.dangol.customer.matchreview.MatchReview.Decided;
import io.dangol.customer.matchreview.MatchReview.Score;
import io.dangol.customer.matchreview.MatchReview.Status;
import io.dangol.customer.sql.Columns;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reviews in the database. */
final class ReviewRows {

    /** Two persons stay two as long as they agree in the same fields to the same level; what is as it was is not written. */
    private static final String OPEN = """
            insert into match_review (id, first_customer_id, second_customer_id, band, rule, weight, probability, prior,
                   evidence, weights_version, status, opened_at)
            select r.id, r.one, r.other, r.band, r.rule, r.weight, r.probability, r.prior, r.evidence, r.version, 'OPEN',
                   r.opened_at
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::numeric[],
                          ?::text[], ?::integer[], ?::timestamptz[])
                   as r (id, one, other, band, rule, weight, probability, prior, evidence, version, opened_at)
             order by r.one, r.other
                on conflict on constraint match_review_once do update
               set band = excluded.band, rule = excluded.rule, weight = excluded.weight, prior = excluded.prior,
                   probability = excluded.probability, evidence = excluded.evidence, merge_id = null, status = 'OPEN',
                   weights_version = excluded.weights_version, decided_at = null, decided_by = null, reason = null,
                   opened_at = case when match_review.status = 'OPEN' then match_review.opened_at else excluded.opened_at end
             where match_review.status <> 'MERGED'
               and (match_review.status <> 'OPEN'
                or (match_review.band, match_review.rule, match_review.weight, match_review.probability, match_review.prior,
                    match_review.evidence, match_review.weights_version)
                   is distinct from
                   (excluded.band, excluded.rule, excluded.weight, excluded.probability, excluded.prior,
                    excluded.evidence, excluded.weights_version))
               and (match_review.status <> 'DISTINCT'
                or (select string_agg(e ->> 'level', ',') from jsonb_array_elements(match_review.evidence::jsonb) e)
                   is distinct from
                   (select string_agg(e ->> 'level', ',') from jsonb_array_elements(excluded.evidence::jsonb) e))""";

    private static final String OUTDATE = """
            update match_review set status = 'OUTDATED'
             where status = 'OPEN' and (first_customer_id = ? or second_customer_id = ?)
               and not (case when first_customer_id = ? then second_customer_id else first_customer_id end = any (?))""";

    private static final String SELECT = """
            select id, first_customer_id, second_customer_id, band, rule, weight, probability, prior, evidence,
                   weights_version, status, opened_at, decided_by, reason, merge_id, decided_at
              from match_review""";

    /** Of whom nothing is known any more nobody can decide. */
    private static final String PAGE = SELECT + " r " + """
            where status = ? and (?::text is null or band = ?) and (?::numeric is null or (weight, id) < (?, ?))
               and exists (select from sealed_profile p where p.customer_id = r.first_customer_id)
               and exists (select from sealed_profile p where p.customer_id = r.second_customer_id)
             order by weight desc, id desc limit ?""";

    private static final String DECIDE = """
            with decided as (
                update match_review set status = ?, decided_by = ?, reason = ?, merge_id = ?, decided_at = ?
                 where id = any (?) returning id, evidence)
            insert into match_decision (id, review_id, decision, reason, decided_by, evidence, decided_at)
            select gen_random_uuid(), id, ?, ?, ?, evidence, ? from decided""";

    private ReviewRows() {}

    static void open(Connection connection, List<MatchReview> reviews) throws SQLException {
        if (reviews.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(OPEN)) {
            var unused = new Columns<>(connection, insert, reviews, 0)
                    .add("uuid", MatchReview::id)
                    .add("uuid", MatchReview::first)
                    .add("uuid", MatchReview::second)
                    .add("text", review -> review.score().band())
                    .add("text", review -> review.score().rule())
                    .add("numeric", review -> review.score().weight())
                    .add("numeric", review -> review.score().probability())
                    .add("numeric", review -> review.score().prior())
                    .add("text", review -> review.score().evidence())
                    .add("integer", review -> review.score().weightsVersion())
                    .add("timestamptz", MatchReview::openedAt);
            insert.executeUpdate();
        }
    }

    /** Those of the customer's that are open and with nobody of these. */
    static void outdate(Connection connection, UUID customerId, Collection<UUID> still) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(OUTDATE)) {
            update.setObject(1, customerId);
            update.setObject(2, customerId);
            update.setObject(3, customerId);
            update.setArray(4, connection.createArrayOf("uuid", still.toArray()));
            update.executeUpdate();
        }
    }

    static Optional<MatchReview> find(Connection connection, UUID id, boolean locked) throws SQLException {
        String lock = locked ? " for update" : "";
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?" + lock)) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        }
    }

    /** The surest first, from below where the page before ended. */
    static List<MatchReview> page(Connection connection, Wanted wanted, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setString(1, wanted.status().name());
            String band = wanted.band() == null ? null : wanted.band().name();
            select.setString(2, band);
            select.setString(3, band);
            select.setBigDecimal(4, wanted.below());
            select.setBigDecimal(5, wanted.below());
            select.setObject(6, wanted.belowId());
            select.setInt(7, limit);
            return read(select);
        }
    }

    /** Which reviews a list is to hold. */
    record Wanted(
            Status status,
            @Nullable Band band,
            @Nullable BigDecimal below,
            @Nullable UUID belowId) {}

    static void decide(Connection connection, Collection<UUID> ids, Status status, Decided decided)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(DECIDE)) {
            update.setString(1, status.name());
            update.setString(2, decided.by());
            update.setString(3, decided.reason());
            update.setObject(4, decided.mergeId());
            update.setTimestamp(5, Timestamp.from(decided.at()));
            update.setArray(6, connection.createArrayOf("uuid", ids.toArray()));
            update.setString(7, status.name());
            update.setString(8, decided.reason());
            update.setString(9, decided.by());
            update.setTimestamp(10, Timestamp.from(decided.at()));
            update.executeUpdate();
        }
    }

    /** Between the two groups, of this status; locked. */
    static List<UUID> between(Connection connection, Collection<UUID> some, Collection<UUID> others)
            throws SQLException {
        String sql = "select id from match_review where status <> 'MERGED' and ((first_customer_id = any (?) and"
                + " second_customer_id = any (?)) or (first_customer_id = any (?) and second_customer_id = any (?)))"
                + " order by id for update";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", some.toArray()));
            select.setArray(2, connection.createArrayOf("uuid", others.toArray()));
            select.setArray(3, connection.createArrayOf("uuid", others.toArray()));
            select.setArray(4, connection.createArrayOf("uuid", some.toArray()));
            return ids(select);
        }
    }

    static List<UUID> ofMerge(Connection connection, UUID mergeId) throws SQLException {
        String sql = "select id from match_review where merge_id = ? order by id for update";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, mergeId);
            return ids(select);
        }
    }

    private static List<UUID> ids(PreparedStatement select) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static List<MatchReview> read(PreparedStatement select) throws SQLException {
        List<MatchReview> reviews = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                reviews.add(new MatchReview(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        score(row),
                        Status.valueOf(row.getString(11)),
                        row.getTimestamp(12).toInstant(),
                        decided(row)));
            }
        }
        return reviews;
    }

    private static Score score(ResultSet row) throws SQLException {
        return new Score(
                Band.valueOf(row.getString(4)),
                row.getString(5),
                row.getBigDecimal(6),
                row.getBigDecimal(7),
                row.getBigDecimal(8),
                row.getString(9),
                row.getInt(10));
    }

    private static @Nullable Decided decided(ResultSet row) throws SQLException {
        String by = row.getString(13);
        Instant at = by == null ? null : row.getTimestamp(16).toInstant();
        return at == null ? null : new Decided(by, row.getString(14), row.getObject(15, UUID.class), at);
    }
}
