package io.dangol.loyalty.bonuscampaign;

import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.OfferRequest;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.PartnerPart;
import io.dangol.loyalty.bonuscampaign.Decision.Who;
import io.dangol.loyalty.bonuscampaign.Offer.Terms;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Writes what is offered. */
final class OfferRows {

    private static final String CAMPAIGN = """
            insert into bonus_campaign (id, program_id, code, name, rule, store_codes, for_all, partner_points, starts_at,
                ends_at, offered_by, offered_at, payers_asked)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true) on conflict (program_id, code) do nothing""";

    private static final String TERMS = """
            insert into bonus_campaign_terms (campaign_id, version, text, sha256, published_by, published_at)
            values (?, ?, ?, ?, ?, ?)""";

    /** A partner that is not named has its part with its first acceptance. */
    private static final String PART = """
            insert into bonus_campaign_budget (campaign_id, partner_id, points) values (?, ?, ?)
            on conflict (campaign_id, partner_id) do nothing""";

    private OfferRows() {}

    /** Whether the code was free. */
    static boolean insert(Connection connection, UUID id, OfferRequest offer, String rule, Who by, Instant at)
            throws SQLException {
        List<String> codes = offer.storeCodes();
        Array stores = codes.isEmpty() ? null : connection.createArrayOf("text", codes.toArray());
        try (PreparedStatement insert = connection.prepareStatement(CAMPAIGN)) {
            insert.setObject(1, id);
            insert.setObject(2, offer.programId());
            insert.setString(3, offer.code());
            insert.setString(4, offer.name());
            insert.setString(5, rule);
            insert.setArray(6, stores);
            insert.setBoolean(7, offer.partners() == null);
            insert.setObject(8, offer.partnerBudgetPoints());
            insert.setTimestamp(
                    9, Timestamp.from(Objects.requireNonNull(offer.rule().from())));
            insert.setTimestamp(
                    10, Timestamp.from(Objects.requireNonNull(offer.rule().until())));
            insert.setString(11, by.clientId());
            insert.setTimestamp(12, Timestamp.from(at));
            if (insert.executeUpdate() == 0) {
                return false;
            }
        }
        budgets(connection, id, offer);
        return true;
    }

    private static void budgets(Connection connection, UUID id, OfferRequest offer) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into bonus_campaign_whole (campaign_id, points) values (?, ?)")) {
            insert.setObject(1, id);
            insert.setLong(2, offer.budgetPoints());
            insert.executeUpdate();
        }
        for (PartnerPart part : offer.parts()) {
            part(connection, id, part.partnerId(), offer.pointsOf(part));
        }
    }

    static void part(Connection connection, UUID id, UUID partnerId, long points) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(PART)) {
            insert.setObject(1, id);
            insert.setObject(2, partnerId);
            insert.setLong(3, points);
            insert.executeUpdate();
        }
    }

    static void terms(Connection connection, UUID id, Terms terms, Who by, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(TERMS)) {
            insert.setObject(1, id);
            insert.setInt(2, terms.version());
            insert.setString(3, terms.text());
            insert.setString(4, terms.sha256());
            insert.setString(5, by.clientId());
            insert.setTimestamp(6, Timestamp.from(at));
            insert.executeUpdate();
        }
    }

    static void end(Connection connection, UUID id, Who by, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into bonus_campaign_end (campaign_id, ended_by, ended_at) values (?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, by.clientId());
            insert.setTimestamp(3, Timestamp.from(at));
            insert.executeUpdate();
        }
    }
}
