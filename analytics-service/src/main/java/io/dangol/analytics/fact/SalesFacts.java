package io.dangol.analytics.fact;

import io.dangol.analytics.fact.SalesChange.Place;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Every sale and return that was told of, once. */
@Singleton
class SalesFacts {

    /**
     * Inserts what is new and locks what is not, in one order for all: what tells of one sale waits for what else does.
     * What was there stays, so that it is told as it was.
     */
    private static final String MEET = """
            insert into sale_fact as s
                   (sale_id, business_day, partner_id, store_id, currency, member_id, coalition, amount)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?) order by 1
            on conflict on constraint sale_fact_pk do update set met = s.met + 1
            returning sale_id, business_day, partner_id, store_id, currency, member_id, coalition, amount, met""";

    private static final String CHANGE = """
            update sale_fact s
               set business_day = c.business_day, partner_id = c.partner_id, store_id = c.store_id,
                   currency = c.currency, member_id = c.member_id, coalition = c.coalition, amount = c.amount
              from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                   c (sale_id, business_day, partner_id, store_id, currency, member_id, coalition, amount)
             where s.sale_id = c.sale_id""";

    private static final String RETURNS_OF = """
            update return_fact r
               set member_id = c.member_id
              from unnest(?, ?) c (sale_id, member_id)
             where r.sale_id = c.sale_id and r.member_id is null
            returning r.sale_id, r.sale_day, r.partner_id, r.store_id, r.currency, r.return_day, r.amount""";

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

    /** @return those that were known, as they were; all of them stay locked */
    Map<UUID, SaleFact> meet(Connection connection, Collection<SaleFact> sales) throws SQLException {
        Map<UUID, SaleFact> known = new HashMap<>();
        if (sales.isEmpty()) {
            return known;
        }
        try (PreparedStatement insert = connection.prepareStatement(MEET)) {
            bind(insert, sales);
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    if (row.getInt(9) > 0) {
                        SaleFact sale = sale(row);
                        known.put(sale.saleId(), sale);
                    }
                }
            }
        }
        return known;
    }

    /** Needs their locks. */
    void change(Connection connection, Collection<SaleFact> sales) throws SQLException {
        if (sales.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(CHANGE)) {
            bind(update, sales);
            update.executeUpdate();
        }
    }

    /** What came back of them without a card is their buyer's from now on. Needs the sales' locks. */
    List<EarlierReturn> returnsOf(Connection connection, Collection<SaleFact> sales) throws SQLException {
        List<EarlierReturn> returns = new ArrayList<>();
        if (sales.isEmpty()) {
            return returns;
        }
        try (PreparedStatement update = connection.prepareStatement(RETURNS_OF)) {
            Columns.of(update, sales).uuid(SaleFact::saleId).uuid(SaleFact::memberId);
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    Place sold = place(row, 2);
                    Place returned = new Place(
                            row.getObject(6, LocalDate.class), sold.partnerId(), sold.storeId(), sold.currency());
                    returns.add(new EarlierReturn(row.getObject(1, UUID.class), sold, returned, row.getLong(7)));
                }
            }
        }
        return returns;
    }

    /** @return the ids of those that were not known */
    Set<UUID> addReturns(Connection connection, Collection<BookedReturn> returns) throws SQLException {
        if (returns.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_RETURNS)) {
            Columns.of(insert, returns)
                    .uuid(booked -> booked.back().returnId())
                    .uuid(booked -> booked.back().saleId())
                    .uuid(booked -> booked.back().partnerId())
                    .uuid(booked -> booked.back().storeId())
                    .text(booked -> booked.back().currency())
                    .date(booked -> booked.back().saleDay())
                    .date(booked -> booked.back().businessDay())
                    .uuid(BookedReturn::memberId)
                    .bigint(booked -> booked.back().totalAmount());
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
                    change.identify(place(row, 1), figures(row));
                }
            }
        }
    }

    private static void bind(PreparedStatement statement, Collection<SaleFact> sales) throws SQLException {
        Columns.of(statement, sales)
                .uuid(SaleFact::saleId)
                .date(sale -> sale.place().businessDay())
                .uuid(sale -> sale.place().partnerId())
                .uuid(sale -> sale.place().storeId())
                .text(sale -> sale.place().currency())
                .uuid(SaleFact::memberId)
                .text(SaleFact::coalition)
                .bigint(SaleFact::amount);
    }

    private static SaleFact sale(ResultSet row) throws SQLException {
        return new SaleFact(
                row.getObject(1, UUID.class),
                place(row, 2),
                row.getObject(6, UUID.class),
                row.getString(7),
                row.getObject(8, Long.class));
    }

    private static Place place(ResultSet row, int first) throws SQLException {
        return new Place(
                row.getObject(first, LocalDate.class),
                row.getObject(first + 1, UUID.class),
                row.getObject(first + 2, UUID.class),
                row.getString(first + 3));
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
