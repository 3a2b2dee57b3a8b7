package io.dangol.loyalty.bonuscampaign;

import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.PartnerBudgetView;
import io.dangol.loyalty.catalog.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Partners with a part of a campaign's budget. */
final class Budgeted {

    private static final String SELECT = """
            select b.partner_id, b.points, b.used,
                   (select count(*) from (
                        select distinct on (d.store_id) d.decision from bonus_campaign_decision d
                         where d.campaign_id = b.campaign_id and d.partner_id = b.partner_id
                           and not exists (
                                select from store_handover h
                                 where h.store_id = d.store_id and h.partner_id = d.partner_id
                                   and h.at >= d.decided_at)
                         order by d.store_id, d.id desc) last where last.decision = 'ACCEPTED')
              from bonus_campaign_budget b
             where b.campaign_id = ? and b.partner_id > ? and (?::uuid is null or b.partner_id = ?)
             order by b.partner_id limit ?""";

    private Budgeted() {}

    static List<PartnerBudgetView> after(Connection connection, UUID campaign, UUID after, Scope scope, int limit)
            throws SQLException {
        UUID partner = scope.partnerId().orElse(null);
        List<PartnerBudgetView> some = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, campaign);
            select.setObject(2, after);
            select.setObject(3, partner);
            select.setObject(4, partner);
            select.setInt(5, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long points = row.getLong(2);
                    long used = row.getLong(3);
                    some.add(new PartnerBudgetView(
                            row.getObject(1, UUID.class), points, used, points - used, row.getLong(4)));
                }
            }
        }
        return some;
    }

    static List<UUID> partners(Connection connection, UUID campaign) throws SQLException {
        List<UUID> partners = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select partner_id from bonus_campaign_budget where campaign_id = ? order by partner_id")) {
            select.setObject(1, campaign);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    partners.add(row.getObject(1, UUID.class));
                }
            }
        }
        return partners;
    }
}
