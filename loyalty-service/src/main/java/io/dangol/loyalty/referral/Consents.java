package io.dangol.loyalty.referral;

import io.dangol.loyalty.referral.Consent.Who;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What payers said, in the database. */
final class Consents {

    /** Who withdraws does so from all versions, who accepts accepts the one that was read. */
    private static final String SELECT = """
            select id, program_id, version, partner_id, accepted, client_id, acting_user, said_at
              from referral_consent where program_id = ? and (version = ? or not accepted)""";

    private Consents() {}

    /** All that is about a version, as it was said; empty where its payers were not asked yet. */
    static Optional<List<Consent>> of(Connection connection, UUID programId, int version) throws SQLException {
        if (!isAsked(connection, programId, version)) {
            return Optional.empty();
        }
        try (PreparedStatement select = connection.prepareStatement(SELECT + " order by id")) {
            select.setObject(1, programId);
            select.setInt(2, version);
            return Optional.of(rows(select));
        }
    }

    private static boolean isAsked(Connection connection, UUID programId, int version) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select payers_asked from referral_scheme where program_id = ? and version = ?")) {
            select.setObject(1, programId);
            select.setInt(2, version);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** What stands for a version. */
    static Optional<Consent> last(Connection connection, UUID programId, int version, UUID partnerId)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " and partner_id = ? order by id desc limit 1")) {
            select.setObject(1, programId);
            select.setInt(2, version);
            select.setObject(3, partnerId);
            return rows(select).stream().findFirst();
        }
    }

    /** What it said last, whatever about. */
    static Optional<Consent> latest(Connection connection, UUID programId, UUID partnerId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, program_id, version, partner_id, accepted, client_id, acting_user, said_at
                  from referral_consent where program_id = ? and partner_id = ? order by id desc limit 1""")) {
            select.setObject(1, programId);
            select.setObject(2, partnerId);
            return rows(select).stream().findFirst();
        }
    }

    static void insert(Connection connection, Consent consent) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into referral_consent (id, program_id, version, partner_id, accepted, client_id, acting_user, said_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, consent.id());
            insert.setObject(2, consent.programId());
            insert.setInt(3, consent.version());
            insert.setObject(4, consent.partnerId());
            insert.setBoolean(5, consent.accepted());
            insert.setString(6, consent.who().clientId());
            insert.setString(7, consent.who().user());
            insert.setTimestamp(8, Timestamp.from(consent.at()));
            insert.executeUpdate();
        }
    }

    private static List<Consent> rows(PreparedStatement select) throws SQLException {
        List<Consent> consents = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                consents.add(new Consent(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getInt(3),
                        row.getObject(4, UUID.class),
                        row.getBoolean(5),
                        new Who(row.getString(6), row.getString(7)),
                        row.getTimestamp(8).toInstant()));
            }
        }
        return consents;
    }
}
