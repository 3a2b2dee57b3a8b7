package io.dangol.loyalty.merge;

import io.agroal.api.AgroalDataSource;
import io.dangol.loyalty.merge.CustomerMergeConsumer.CustomersMerged;
import io.dangol.loyalty.merge.CustomerMergeConsumer.CustomersParted;
import io.dangol.loyalty.merge.Merge.Reason;
import io.dangol.loyalty.merge.MergeService.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Customers that are one person have one account in each programme in which both are members, and two again once they are
 * parted; within the transaction of the event. What cannot be done yet, as parting while a till holds points of either,
 * fails the event, which can be driven anew.
 */
@ApplicationScoped
class CustomerMerges {

    /** Stands where a client is named: ids of clients look otherwise. */
    private static final String CLIENT = "customer-service";

    private static final String TWINS = """
            select distinct on (a.id) a.id, s.id
              from member a
              join member s on s.program_id = a.program_id and s.customer_id = ?
                           and coalesce(s.account_id, s.id) <> a.id
             where a.customer_id = ? and a.account_id is null
             order by a.id, s.created_at, s.id""";

    private static final String STANDING =
            "select id from member_merge where client_id = ? and starts_with(reference, ?) and reversed_at is null order by id desc";

    private record Twins(UUID absorbedId, UUID survivorId) {}

    private final AgroalDataSource dataSource;
    private final MergeService service;
    private final MergeReversal reversal;

    CustomerMerges(AgroalDataSource dataSource, MergeService service, MergeReversal reversal) {
        this.dataSource = dataSource;
        this.service = service;
        this.reversal = reversal;
    }

    void merge(CustomersMerged merged) {
        try (Connection connection = dataSource.getConnection()) {
            for (Twins twins : twins(connection, merged)) {
                String reference = named(merged.mergeId()) + twins.absorbedId();
                var unused = service.within(
                        connection,
                        new Wish(twins.survivorId(), twins.absorbedId(), Reason.CUSTOMERS_MERGED, CLIENT, reference));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Members could not be merged", e);
        }
    }

    void part(CustomersParted parted) {
        try (Connection connection = dataSource.getConnection()) {
            for (UUID mergeId : standing(connection, parted)) {
                var unused = reversal.within(connection, mergeId, CLIENT);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Members could not be parted", e);
        }
    }

    private static List<Twins> twins(Connection connection, CustomersMerged merged) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TWINS)) {
            select.setObject(1, merged.survivorId());
            select.setObject(2, merged.absorbedId());
            List<Twins> twins = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    twins.add(new Twins(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                }
            }
            return twins;
        }
    }

    private static List<UUID> standing(Connection connection, CustomersParted parted) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STANDING)) {
            select.setString(1, CLIENT);
            select.setString(2, named(parted.mergeId()));
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    private static String named(UUID mergeId) {
        return mergeId + "/";
    }
}
