package io.dangol.analytics.fact;

import io.dangol.analytics.fact.Told.CustomerRegistered;
import io.dangol.analytics.fact.Told.PartnerChanged;
import io.dangol.analytics.fact.Told.StoreChanged;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Partners, stores, customers and cards: what facts name by id. Each statement takes its rows in one order for all. */
@Singleton
class Directory {

    private static final String PARTNERS = """
            insert into partner as p (partner_id, name, status, version, changed_at)
            select * from unnest(?, ?, ?, ?, ?) order by 1
            on conflict on constraint partner_pk do update
               set name = excluded.name, status = excluded.status, version = excluded.version,
                   changed_at = excluded.changed_at
             where (p.version, p.changed_at) <= (excluded.version, excluded.changed_at)""";

    private static final String STORES = """
            insert into store as s (store_id, partner_id, code, name, status, version, changed_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?) order by 1
            on conflict on constraint store_pk do update
               set partner_id = excluded.partner_id, code = excluded.code, name = excluded.name,
                   status = excluded.status, version = excluded.version, changed_at = excluded.changed_at
             where (s.version, s.changed_at) <= (excluded.version, excluded.changed_at)""";

    private static final String CUSTOMERS = """
            insert into customer (customer_id, registered_at)
            select * from unnest(?, ?) order by 1
            on conflict do nothing""";

    private static final String CARDS = """
            insert into card as c (card_token, member_id, blocked, replaced)
            select * from unnest(?, ?, ?, ?) order by 1
            on conflict on constraint card_pk do update
               set blocked = c.blocked or excluded.blocked, replaced = c.replaced or excluded.replaced""";

    void add(Connection connection, Batch batch) throws SQLException {
        addPartners(connection, batch);
        addStores(connection, batch);
        addCustomers(connection, batch);
        addCards(connection, batch);
    }

    private static void addPartners(Connection connection, Batch batch) throws SQLException {
        if (batch.partners().isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(PARTNERS)) {
            Columns.of(upsert, batch.partners())
                    .uuid(PartnerChanged::partnerId)
                    .text(PartnerChanged::name)
                    .text(PartnerChanged::status)
                    .bigint(PartnerChanged::order)
                    .instant(PartnerChanged::at);
            upsert.executeUpdate();
        }
    }

    private static void addStores(Connection connection, Batch batch) throws SQLException {
        if (batch.stores().isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(STORES)) {
            Columns.of(upsert, batch.stores())
                    .uuid(StoreChanged::storeId)
                    .uuid(StoreChanged::partnerId)
                    .text(StoreChanged::code)
                    .text(StoreChanged::name)
                    .text(StoreChanged::status)
                    .bigint(StoreChanged::order)
                    .instant(StoreChanged::at);
            upsert.executeUpdate();
        }
    }

    private static void addCustomers(Connection connection, Batch batch) throws SQLException {
        if (batch.customers().isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(CUSTOMERS)) {
            Columns.of(insert, batch.customers())
                    .uuid(CustomerRegistered::customerId)
                    .instant(CustomerRegistered::at);
            insert.executeUpdate();
        }
    }

    private static void addCards(Connection connection, Batch batch) throws SQLException {
        if (batch.cards().isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(CARDS)) {
            Columns.of(upsert, batch.cards())
                    .text(Card::token)
                    .uuid(Card::memberId)
                    .bool(Card::blocked)
                    .bool(Card::replaced);
            upsert.executeUpdate();
        }
    }
}
