package io.dangol.loyalty.product;

import io.agroal.api.AgroalDataSource;
import io.dangol.loyalty.product.ProductApi.ProductLine;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** Writes thousands of products in one statement and tells the replicas of it once. */
@Singleton
class ProductUpsert {

    /** How many were new and how many became different. */
    record Changes(int created, int updated) {}

    private static final String UPSERT = """
            insert into product as p (sku, name, category, brand, updated_at, changed_in)
            select v.sku, v.name, v.category, v.brand, ?, ?
              from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as v (sku, name, category, brand)
             order by v.sku
            on conflict (sku) do update set name = excluded.name, category = excluded.category, brand = excluded.brand,
                   updated_at = excluded.updated_at, changed_in = excluded.changed_in
             where (p.name, p.category, p.brand) is distinct from (excluded.name, excluded.category, excluded.brand)
            returning xmax = 0""";

    private final AgroalDataSource dataSource;

    ProductUpsert(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Of each SKU one line. Uploads wait here for each other, so that two that name the same SKUs neither clash nor deadlock. */
    Changes write(List<ProductLine> products, Instant at) {
        try (Connection connection = dataSource.getConnection()) {
            long next = lockedVersion(connection) + 1;
            Changes changes = upsert(connection, products, at, next);
            if (changes.created() + changes.updated() > 0) {
                raise(connection, next);
            }
            return changes;
        } catch (SQLException e) {
            throw new IllegalStateException("Products could not be written", e);
        }
    }

    private static long lockedVersion(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select product_version from catalog_version for update");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Changes upsert(Connection connection, List<ProductLine> products, Instant at, long version)
            throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setTimestamp(1, Timestamp.from(at));
            upsert.setLong(2, version);
            int column = 2;
            for (String[] values : columns(products)) {
                upsert.setArray(++column, connection.createArrayOf("text", values));
            }
            int created = 0;
            int changed = 0;
            try (ResultSet row = upsert.executeQuery()) {
                while (row.next()) {
                    changed++;
                    created += row.getBoolean(1) ? 1 : 0;
                }
            }
            return new Changes(created, changed - created);
        }
    }

    private static List<String[]> columns(List<ProductLine> products) {
        return List.of(
                products.stream().map(ProductLine::sku).toArray(String[]::new),
                products.stream().map(ProductLine::name).toArray(String[]::new),
                products.stream().map(ProductLine::category).toArray(String[]::new),
                products.stream().map(ProductLine::brand).toArray(String[]::new));
    }

    private static void raise(Connection connection, long version) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update catalog_version set product_version = ?")) {
            update.setLong(1, version);
            update.executeUpdate();
        }
    }
}
