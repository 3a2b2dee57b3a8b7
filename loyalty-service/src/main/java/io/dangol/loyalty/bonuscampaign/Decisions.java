package io.dangol.loyalty.bonuscampaign;

import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.DecisionView;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.StoreView;
import io.dangol.loyalty.bonuscampaign.Decision.Choice;
import io.dangol.loyalty.bonuscampaign.Decision.Who;
import io.dangol.loyalty.catalog.Scope;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided for stores, in the database. A store that changed hands stands as nothing was decided. */
final class Decisions {

    private static final String COLUMNS = """
            d.id, d.campaign_id, d.store_id, d.store_code, d.partner_id, d.decision, d.terms_version, d.terms_sha256,
            d.client_id, d.acting_user, d.decided_at""";

    private static final String STANDS = """
             and not exists (
                select from store_handover h
                 where h.store_id = d.store_id and h.partner_id = d.partner_id and h.at >= d.decided_at)""";

    private static final String LAST = "select " + COLUMNS
            + " from bonus_campaign_decision d where d.campaign_id = ? and d.store_id = ? and d.partner_id = ? "
            + STANDS
            + " order by d.id desc limit 1";

    private static final String OWN =
            " and (?::uuid is null or %1$s.partner_id = ?) and (?::text[] is null or %2$s = any (?))";

    private static final String ALL = "select " + COLUMNS
            + " from bonus_campaign_decision d where d.campaign_id = ? and d.id > ?"
            + OWN.formatted("d", "d.store_code")
            + " order by d.id limit ?";

    private static final String STORES =
            """
            select d.*, s.code, s.partner_id
              from store s
              join bonus_campaign c on c.id = ?
              left join lateral (
                select %s from bonus_campaign_decision d
                 where d.campaign_id = c.id and d.store_id = s.id and d.partner_id = s.partner_id %s
                 order by d.id desc limit 1) d on true
             where s.code > ? and s.closed_at is null
               and (((c.store_codes is null or s.code = any (c.store_codes)) and (c.for_all or exists (
                        select from bonus_campaign_budget b where b.campaign_id = c.id and b.partner_id = s.partner_id)))
                    or (c.rule::jsonb -> 'funding')
                       @> jsonb_build_array(jsonb_build_object('partnerId', s.partner_id::text)))
            """.formatted(COLUMNS, STANDS) + OWN.formatted("s", "s.code") + " order by s.code limit ?";

    private Decisions() {}

    /** Who is changing whose it is has done so, or waits until all is decided; the catalogue is read after that. */
    static void keepOwner(Connection connection, String storeCode) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select from store where code = ? for share")) {
            lock.setString(1, storeCode);
            lock.execute();
        }
    }

    /** Those for one store queue up behind each other. */
    static void lock(Connection connection, UUID campaign, UUID store) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "bonus campaign " + campaign + " at " + store);
            lock.execute();
        }
    }

    static Optional<Decision> last(Connection connection, UUID campaign, UUID store, UUID partner) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST)) {
            select.setObject(1, campaign);
            select.setObject(2, store);
            select.setObject(3, partner);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(decision(row)) : Optional.empty();
            }
        }
    }

    static void insert(Connection connection, Decision decision) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into bonus_campaign_decision (id, campaign_id, store_id, store_code, partner_id, decision,
                    terms_version, terms_sha256, client_id, acting_user, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, decision.id());
            insert.setObject(2, decision.campaignId());
            insert.setObject(3, decision.storeId());
            insert.setString(4, decision.storeCode());
            insert.setObject(5, decision.partnerId());
            insert.setString(6, decision.choice().name());
            insert.setInt(7, decision.termsVersion());
            insert.setString(8, decision.termsSha256());
            insert.setString(9, decision.who().clientId());
            insert.setString(10, decision.who().user());
            insert.setTimestamp(11, Timestamp.from(decision.at()));
            insert.executeUpdate();
        }
    }

    /** As they were made. */
    static List<Decision> after(Connection connection, UUID campaign, UUID after, Scope scope, int limit)
            throws SQLException {
        List<Decision> some = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ALL)) {
            select.setObject(1, campaign);
            select.setObject(2, after);
            own(select, 3, scope, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    some.add(decision(row));
                }
            }
        }
        return some;
    }

    /** By their codes, each with what stands for it. */
    static List<StoreView> stores(Connection connection, UUID campaign, String after, Scope scope, int limit)
            throws SQLException {
        List<StoreView> some = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(STORES)) {
            select.setObject(1, campaign);
            select.setString(2, after);
            own(select, 3, scope, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    @Nullable DecisionView stands = row.getObject(1) == null ? null : DecisionView.of(decision(row));
                    some.add(new StoreView(row.getString(12), row.getObject(13, UUID.class), stands));
                }
            }
        }
        return some;
    }

    private static void own(PreparedStatement select, int first, Scope scope, int limit) throws SQLException {
        UUID partner = scope.partnerId().orElse(null);
        Array stores = scope.storeCodes().isEmpty()
                ? null
                : select.getConnection()
                        .createArrayOf("text", scope.storeCodes().toArray());
        select.setObject(first, partner);
        select.setObject(first + 1, partner);
        select.setArray(first + 2, stores);
        select.setArray(first + 3, stores);
        select.setInt(first + 4, limit);
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getObject(5, UUID.class),
                Choice.valueOf(row.getString(6)),
                row.getInt(7),
                row.getString(8),
                new Who(row.getString(9), row.getString(10)),
                row.getTimestamp(11).toInstant());
    }
}
