package io.dangol.analytics.kpi;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Points, and how many there are of what the business counts. */
@Singleton
class BusinessKpis {

    private static final String POINTS = """
            select t.program_id, t.kind, sum(t.points)::bigint from points_total t
            %s
             group by 1, 2""";

    private final AgroalDataSource dataSource;

    BusinessKpis(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    SortedMap<UUID, PointsFigures> pointsByProgram(Scope scope) {
        Map<UUID, Map<String, Long>> sums = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = Question.within(scope).prepare(connection, POINTS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                sums.computeIfAbsent(row.getObject(1, UUID.class), program -> new HashMap<>())
                        .put(row.getString(2), row.getLong(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Points could not be summed up", e);
        }
        SortedMap<UUID, PointsFigures> points = new TreeMap<>();
        sums.forEach((program, kinds) -> points.put(program, PointsFigures.of(kinds)));
        return points;
    }

    long members() {
        return count("select count(*) from member t%s", new Question());
    }

    long usableCards() {
        return count("select count(*) from card t where not t.blocked and not t.replaced%s", new Question());
    }

    long customers() {
        return count("select count(*) from customer t%s", new Question());
    }

    long activePartners(Scope scope) {
        Question question = new Question();
        question.and("t.status = ?", "ACTIVE");
        question.and("t.partner_id = ?", scope.partnerId());
        return count("select count(*) from partner t%s", question);
    }

    long openStores(Scope scope) {
        Question question = Question.within(scope);
        question.and("t.status = ?", "OPEN");
        return count("select count(*) from store t%s", question);
    }

    /** Events of others that could not be folded and wait for an operator. */
    long deadLetters() {
        return count("select count(*) from dead_letter t where t.redriven_at is null%s", new Question());
    }

    private long count(String sql, Question question) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = question.prepare(connection, sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not be counted", e);
        }
    }
}
