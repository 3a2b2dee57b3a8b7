package io.dangol.loyalty.sale;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dangol.loyalty.account.Segment;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.rule.Basket;
import io.dangol.loyalty.rule.Basket.Buyer;
import io.dangol.loyalty.sale.Sales.KeptSale;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sales of the past, one after the other, as they were sold. They do not fit into memory. */
@Singleton
public class PastSales {

    private static final int FETCHED = 1_000;

    /** Millions of sales are sorted before the first comes: longer than a connection may be silent elsewhere. */
    public static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final String SELECT = """
            select s.id, s.store_id, s.store_code, s.partner_id, s.terminal_id, s.receipt_number, s.currency,
                   s.total_amount, s.lines, coalesce(s.member_id, c.member_id), coalesce(s.program_id, c.program_id),
                   coalesce(s.rule_version, c.rule_version), s.identified or (c.sale_id is not null and m.customer_id is not null),
                   coalesce(c.points_earned, s.points_earned), s.sold_at, s.business_day, s.recorded_by, s.channel,
                   coalesce(s.facts, c.facts), m.segments, m.tier, r.lines
              from sale s
              left join receipt_claim c on c.sale_id = s.id
              join member m on m.id = coalesce(s.member_id, c.member_id)
              left join (select sale_id, array_agg(lines order by id) as lines from sale_return
                          where sale_id is not null group by sale_id) r on r.sale_id = s.id
             where coalesce(s.program_id, c.program_id) = ? and s.business_day >= ? and s.business_day < ?
               and (?::uuid is null or s.partner_id = ?)
             order by s.sold_at, s.id""";

    private final Sales sales;
    private final Catalogs catalogs;

    PastSales(Sales sales, Catalogs catalogs) {
        this.sales = sales;
        this.catalogs = catalogs;
    }

    /**
     * Those with a card of the programme.
     *
     * @param partnerId whose stores sold them; null: anybody's
     * @param until the first day that no longer counts
     */
    public record Which(UUID programId, @Nullable UUID partnerId, LocalDate from, LocalDate until) {}

    /** In the order in which they were sold. */
    public void forEach(Connection connection, Which which, Consumer<PastSale> consumer) throws SQLException {
        int usualPatience = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(PATIENCE.toMillis()));
        try (Statement settings = connection.createStatement()) {
            // Much is read: the tills' way of reading, by index alone, would be the slow one here.
            settings.execute("set local enable_seqscan = on");
            settings.execute("set local statement_timeout = " + PATIENCE.toMillis());
            read(connection, which, consumer);
        } finally {
            connection.setNetworkTimeout(Runnable::run, usualPatience);
        }
    }

    private void read(Connection connection, Which which, Consumer<PastSale> consumer) throws SQLException {
        Catalog catalog = catalogs.current(connection);
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setFetchSize(FETCHED);
            select.setObject(1, which.programId());
            select.setObject(2, which.from());
            select.setObject(3, which.until());
            select.setObject(4, which.partnerId());
            select.setObject(5, which.partnerId());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    consumer.accept(sale(row, catalog));
                }
            }
        }
    }

    private PastSale sale(ResultSet row, Catalog catalog) throws SQLException {
        KeptSale sale = sales.sale(row);
        SaleFacts facts = sale.facts();
        Basket sold = (facts == null ? facts(sale, row, catalog) : facts).basket(sale);
        LeftOfSale left = left(sale, row.getArray(22));
        return new PastSale(
                row.getObject(10, UUID.class),
                sale.partnerId(),
                sale.businessDay(),
                sale.pointsEarned(),
                sold,
                sold.with(left.amounts(), left.quantities()));
    }

    /** Of a sale that no bonus rule was asked about: what is known of its member by now. */
    private static SaleFacts facts(KeptSale sale, ResultSet row, Catalog catalog) throws SQLException {
        Instant soldAt = sale.soldAt();
        LocalDateTime localTime = catalog.store(sale.storeCode())
                .map(store -> soldAt.atZone(store.zone()).toLocalDateTime())
                .orElseGet(() -> LocalDateTime.ofInstant(soldAt, ZoneOffset.UTC));
        List<String> segments = Segment.on(Segment.split(row.getString(20)), localTime.toLocalDate());
        return SaleFacts.unasked(localTime, new Buyer(sale.identifiedNow(), row.getString(21), segments));
    }

    private LeftOfSale left(KeptSale sale, @Nullable Array returns) throws SQLException {
        LeftOfSale left = LeftOfSale.of(sale.lines());
        if (returns != null) {
            for (Object lines : (Object[]) returns.getArray()) {
                left = left.without(sales.read((String) lines, new TypeReference<List<ReturnedLine>>() {}));
            }
        }
        return left;
    }
}
