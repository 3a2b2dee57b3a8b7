package io.dangol.loyalty.household;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The programmes' terms of households in the database. */
final class HouseholdTermsRows {

    /** As they are kept. */
    record Kept(HouseholdTerms terms, int version, Instant since) {}

    private HouseholdTermsRows() {}

    /** Of two who change them, the second waits and sees what the first has written. */
    static Optional<Kept> lock(Connection connection, UUID programId) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "household terms " + programId);
            lock.execute();
        }
        return find(connection, programId);
    }

    static Optional<Kept> find(Connection connection, UUID programId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select offered, max_members, min_stay_days, rejoin_after_days, max_drawn_per_30_days, version, since
                  from household_terms where program_id = ?""")) {
            select.setObject(1, programId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(kept(row)) : Optional.empty();
            }
        }
    }

    static HouseholdTerms terms(Connection connection, UUID programId) throws SQLException {
        return find(connection, programId).map(Kept::terms).orElse(HouseholdTerms.NONE);
    }

    static void put(Connection connection, UUID programId, Kept kept) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into household_terms (program_id, version, since, offered, max_members, min_stay_days,
                    rejoin_after_days, max_drawn_per_30_days) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (program_id) do update set version = excluded.version, since = excluded.since,
                    offered = excluded.offered, max_members = excluded.max_members,
                    min_stay_days = excluded.min_stay_days, rejoin_after_days = excluded.rejoin_after_days,
                    max_drawn_per_30_days = excluded.max_drawn_per_30_days""")) {
            HouseholdTerms terms = kept.terms();
            upsert.setObject(1, programId);
            upsert.setInt(2, kept.version());
            upsert.setTimestamp(3, Timestamp.from(kept.since()));
            upsert.setBoolean(4, terms.offered());
            upsert.setInt(5, terms.maxMembers());
            upsert.setInt(6, terms.minStayDays());
            upsert.setInt(7, terms.rejoinAfterDays());
            upsert.setObject(8, terms.maxDrawnPer30Days(), Types.BIGINT);
            upsert.executeUpdate();
        }
    }

    private static Kept kept(ResultSet row) throws SQLException {
        HouseholdTerms terms = new HouseholdTerms(
                row.getBoolean(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getObject(5, Long.class));
        return new Kept(terms, row.getInt(6), row.getTimestamp(7).toInstant());
    }
}
