package io.dangol.analytics.kpi;

import io.agroal.api.AgroalDataSource;
import io.dangol.analytics.fact.Identity;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sales read from the totals. */
@Singleton
class SalesKpis {

    /** What a figure is about. */
    record Group(String key, String label, @Nullable String code, String currency) {}

    private static final String SUMS = """
            select %s, t.currency, t.identity, sum(t.sale_count)::bigint, sum(t.gross)::bigint, %s
              from sales_total t %s
            %%s
             group by 1, 2, 3, 4, 5
             order by 2, 1, 4""";

    private static final String NO_GROUPING = "'', '', null";

    private final AgroalDataSource dataSource;

    SalesKpis(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Map<Group, Split> by(Grouping grouping, Booking booking, Period period, Scope scope) {
        Question question = Question.within(scope);
        question.and("t.business_day >= ?", period.from());
        question.and("t.business_day <= ?", period.to());
        return sums(SUMS.formatted(grouping.columns(), booking.columns(), grouping.join()), question);
    }

    /** Since the beginning, so the day that returns are booked on makes no difference. */
    Map<String, Split> byCurrency(Scope scope) {
        Map<String, Split> sums = new LinkedHashMap<>();
        sums(SUMS.formatted(NO_GROUPING, Booking.RETURN_DATE.columns(), ""), Question.within(scope))
                .forEach((group, split) -> sums.put(group.currency(), split));
        return sums;
    }

    private Map<Group, Split> sums(String sql, Question question) {
        Map<Group, Map<Identity, Figures>> sums = new LinkedHashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = question.prepare(connection, sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Figures figures = figures(row);
                if (!figures.equals(Figures.NONE)) { // Left over where everything moved on, or booked by the other day.
                    sums.computeIfAbsent(group(row), group -> new EnumMap<>(Identity.class))
                            .put(Identity.valueOf(row.getString(5)), figures);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Sales could not be summed up", e);
        }
        Map<Group, Split> splits = new LinkedHashMap<>();
        sums.forEach((group, parts) -> splits.put(group, new Split(parts)));
        return splits;
    }

    private static Group group(ResultSet row) throws SQLException {
        return new Group(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9));
    }
}
