package io.dangol.loyalty.referral;

import io.dangol.loyalty.budget.Budget;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** What a programme's referrals may give in all. Members are locked first and this last, as campaigns' budgets are. */
final class ReferralBudget {

    private ReferralBudget() {}

    static Optional<Budget> find(Connection connection, UUID programId) throws SQLException {
        return find(connection, programId, "");
    }

    /** Until the commit no other referral of the programme is registered or rewarded. */
    static Optional<Budget> lock(Connection connection, UUID programId) throws SQLException {
        return find(connection, programId, " for no key update");
    }

    private static Optional<Budget> find(Connection connection, UUID programId, String locked) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select points, used, told from referral_budget where program_id = ?" + locked)) {
            select.setObject(1, programId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Budget(row.getLong(1), row.getLong(2), row.getInt(3)))
                        : Optional.empty();
            }
        }
    }

    static void save(Connection connection, UUID programId, Budget budget) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into referral_budget (program_id, points, used, told) values (?, ?, ?, ?)
                on conflict (program_id) do update
                set points = excluded.points, used = excluded.used, told = excluded.told""")) {
            upsert.setObject(1, programId);
            upsert.setLong(2, budget.points());
            upsert.setLong(3, budget.used());
            upsert.setInt(4, budget.told());
            upsert.executeUpdate();
        }
    }
}
