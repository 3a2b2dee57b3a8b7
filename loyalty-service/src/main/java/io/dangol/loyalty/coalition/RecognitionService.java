package io.dangol.loyalty.coalition;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.coalition.CoalitionRefusal.NoSuchCoalition;
import io.dangol.loyalty.coalition.RecognitionApi.Period;
import io.dangol.loyalty.coalition.RecognitionApi.RecognitionFigures;
import io.dangol.loyalty.coalition.RecognitionApi.RecognitionGroup;
import io.dangol.loyalty.coalition.RecognitionApi.RecognitionView;
import io.dangol.loyalty.coalition.RecognitionApi.SalesCount;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts the sales of some days by whose card was shown. Waits for nobody and keeps nobody waiting, a minute at most. */
@ApplicationScoped
class RecognitionService {

    private static final String SELECT = """
            with shown as (
                select s.partner_id, s.store_code, s.total_amount, t.token,
                       s.member_id is not null or c.sale_id is not null as known
                  from sale s
                  left join coalition_sale t on t.sale_id = s.id and t.coalition = ?
                  left join receipt_claim c on c.sale_id = s.id
                 where s.business_day >= ? and s.business_day < ? and s.currency = ?
                   and (?::uuid is null or s.partner_id = ?::uuid)
                   and (cardinality(?::text[]) = 0 or s.store_code = any (?::text[])))
            select partner_id, %s as store_code,
                   count(*) filter (where token is not null and not known),
                   coalesce(sum(total_amount) filter (where token is not null and not known), 0),
                   count(distinct token) filter (where not known),
                   count(*) filter (where token is not null and known),
                   coalesce(sum(total_amount) filter (where token is not null and known), 0),
                   count(*) filter (where token is null and known),
                   coalesce(sum(total_amount) filter (where token is null and known), 0),
                   count(*) filter (where token is null and not known),
                   coalesce(sum(total_amount) filter (where token is null and not known), 0)
              from shown group by grouping sets ((), (partner_id%s))
             order by grouping(partner_id) desc, 1, 2""";

    private static final String BY_STORE = SELECT.formatted("store_code", ", store_code");
    private static final String BY_PARTNER = SELECT.formatted("null::text", "");

    private final Transactions transactions;
    private final Coalitions coalitions;

    RecognitionService(Transactions transactions, Coalitions coalitions) {
        this.transactions = transactions;
        this.coalitions = coalitions;
    }

    RecognitionView of(String code, Period period, String groupBy, Scope scope) {
        period.requireClear();
        return transactions.snapshot(connection -> {
            String currency = coalitions
                    .last(connection, code)
                    .orElseThrow(() -> new NoSuchCoalition(code))
                    .terms()
                    .currency();
            try (Statement patience = connection.createStatement()) {
                patience.execute("set local statement_timeout = '60s'");
            }
            try (PreparedStatement select =
                    connection.prepareStatement(groupBy.equals("store") ? BY_STORE : BY_PARTNER)) {
                bind(connection, select, new Asked(code, period, currency), scope);
                return view(code, period, currency, groups(select));
            }
        });
    }

    private record Asked(String code, Period period, String currency) {}

    /** The wall in the database says the same; stores of a partner are told apart here alone. */
    private static void bind(Connection connection, PreparedStatement select, Asked asked, Scope scope)
            throws SQLException {
        UUID partnerId = scope.partnerId().orElse(null);
        select.setString(1, asked.code());
        select.setObject(2, asked.period().from());
        select.setObject(3, asked.period().until());
        select.setString(4, asked.currency());
        select.setObject(5, partnerId);
        select.setObject(6, partnerId);
        select.setArray(7, connection.createArrayOf("text", scope.storeCodes().toArray()));
        select.setArray(8, connection.createArrayOf("text", scope.storeCodes().toArray()));
    }

    private record Row(@Nullable UUID partnerId, @Nullable String storeCode, RecognitionFigures figures) {}

    private static List<Row> groups(PreparedStatement select) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                RecognitionFigures figures = new RecognitionFigures(
                        count(row, 3), row.getLong(5), count(row, 6), count(row, 8), count(row, 10));
                rows.add(new Row(row.getObject(1, UUID.class), row.getString(2), figures));
            }
        }
        return rows;
    }

    private static SalesCount count(ResultSet row, int column) throws SQLException {
        return new SalesCount(row.getLong(column), row.getLong(column + 1));
    }

    /** The first row is all together, also where there is nothing. */
    private static RecognitionView view(String code, Period period, String currency, List<Row> rows) {
        List<RecognitionGroup> groups = new ArrayList<>();
        for (Row row : rows) {
            if (row.partnerId() != null) {
                groups.add(new RecognitionGroup(row.partnerId(), row.storeCode(), row.figures()));
            }
        }
        return new RecognitionView(
                code, currency, period.from(), period.until(), rows.get(0).figures(), groups);
    }
}
