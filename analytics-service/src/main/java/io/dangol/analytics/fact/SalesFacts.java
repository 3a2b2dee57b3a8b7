package io.dangol.analytics.fact;

import io.dangol.analytics.fact.SalesChange.Place;
import io.dangol.analytics.fact.Told.SaleRecorded;
import io.dangol.analytics.fact.Told.SaleReturned;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Every sale and return that was told of, once. */
@Singleton
class SalesFacts {

    private static final String INSERT_SALES = """
            insert into sale_fact (sale_id, partner_id, store_id, currency, business_day, member_id, amount)
            select * from unnest(?, ?, ?, ?, ?, ?, ?) order by 1
            on conflict do nothing
            returning sale_id""";

    private static final String INSERT_RETURNS = """
            insert into return_fact
                   (return_id, sale_id, partner_id, store_id, currency, sale_day, return_day, member_id, amount)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) order by 1
            on conflict do nothing
            returning return_id""";

    private static final String OF_MEMBERS = """
            select business_day, partner_id, store_id, currency, count(*), sum(amount)::bigint, 0, 0, 0, 0
              from sale_fact where member_id = any(?) group by 1, 2, 3, 4
            union all
            select sale_day, partner_id, store_id, currency, 0, 0, count(*), sum(amount)::bigint, 0, 0
              from return_fact where member_id = any(?) group by 1, 2, 3, 4
            union all
            select return_day, partner_id, store_id, currency, 0, 0, 0, 0, count(*), sum(amount)::bigint
              from return_fact where member_id = any(?) group by 1, 2, 3, 4""";

    /** @return the ids of those that were not known */
    Set<UUID> addSales(Connection connection, Collection<SaleRecorded> sales) throws SQLException {
        if (sales.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_SALES)) {
            Columns.of(insert, sales)
                    .uuid(SaleRecorded::saleId)
                    .uuid(SaleRecorded::partnerId)
                    .uuid(SaleRecorded::storeId)
                    .text(SaleRecorded::currency)
                    .date(SaleRecorded::businessDay)
                    .uuid(SaleRecorded::memberId)
                    .bigint(SaleRecorded::totalAmount);
            return ids(insert);
        }
    }

    /** @return the ids of those that were not known */
    Set<UUID> addReturns(Connection connection, Collection<SaleReturned> returns) throws SQLException {
        if (returns.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_RETURNS)) {
            Columns.of(insert, returns)
                    .uuid(SaleReturned::returnId)
                    .uuid(SaleReturned::saleId)
                    .uuid(SaleReturned::partnerId)
                    .uuid(SaleReturned::storeId)
                    .text(SaleReturned::currency)
                    .date(SaleReturned::saleDay)
                    .date(SaleReturned::businessDay)
                    .uuid(SaleReturned::memberId)
                    .bigint(SaleReturned::totalAmount);
            return ids(insert);
        }
    }

    /** Tells the change of everything that these members bought and brought back so far. */
    void identify(Connection connection, Set<UUID> members, SalesChange change) throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        try (PreparedStatement select = connection.prepareStatement(OF_MEMBERS)) {
            Columns.of(select, members)
                    .uuid(Function.identity())
                    .uuid(Function.identity())
                    .uuid(Function.identity());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    change.identify(place(row), figures(row));
                }
            }
        }
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getObject(1, LocalDate.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4));
    }

    private static SalesFigures figures(ResultSet row) throws SQLException {
        return new SalesFigures(
                row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10));
    }

    private static Set<UUID> ids(PreparedStatement insert) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (ResultSet row = insert.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}
