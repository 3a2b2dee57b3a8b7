package io.dangol.loyalty.tier;

import io.dangol.loyalty.account.Transactions;
import io.dangol.platform.database.PassingFailure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Looks at those whose tier is over and at all members of a programme whose scheme changed, some in a transaction: one
 * that breaks off leaves the rest to the next look.
 */
@Singleton
class TierUpkeep {

    private static final Logger LOG = Logger.getLogger(TierUpkeep.class);

    private static final String DUE = """
            select due_at, member_id from member_tier
             where due_at <= ? and (due_at, member_id) > (?, ?) order by due_at, member_id limit ?""";

    private static final String CHANGED =
            "select program_id, after_member, sum_up, scheme_version from tier_review order by program_id limit 1";

    private static final String MEMBERS = """
            select m.id from member m
             where m.program_id = ? and m.id > ?
               and (exists (select 1 from sale s where s.member_id = m.id)
                    or exists (select 1 from receipt_claim c where c.member_id = m.id)
                    or exists (select 1 from member_tier t where t.member_id = m.id))
             order by m.id limit ?""";

    private final Transactions transactions;
    private final Reviews reviews;
    private final TierConfig config;
    private final Clock clock;

    TierUpkeep(Transactions transactions, Reviews reviews, TierConfig config, Clock clock) {
        this.transactions = transactions;
        this.reviews = reviews;
        this.config = config;
        this.clock = clock;
    }

    private record Due(Instant at, UUID memberId) {}

    /** @return how many tiers changed */
    int lookAtDue() {
        Instant now = now();
        int changed = 0;
        Due after = new Due(Instant.EPOCH, new UUID(0, 0));
        while (true) {
            Due from = after;
            List<Due> due = transactions.run(connection -> due(connection, now, from));
            if (due.isEmpty()) {
                return changed;
            }
            changed += look(due.stream().map(Due::memberId).toList(), false, now);
            after = due.get(due.size() - 1);
        }
    }

    /** Some members of a programme whose scheme changed; none are left where the last of them were looked at. */
    private record Some(UUID programId, UUID after, boolean sumUp, int schemeVersion, List<UUID> members) {}

    /** @return how many tiers changed */
    int lookAtChangedSchemes() {
        int changed = 0;
        while (true) {
            Optional<Some> some = transactions.run(this::some);
            if (some.isEmpty()) {
                return changed;
            }
            List<UUID> members = some.get().members();
            changed += members.isEmpty() ? 0 : look(members, some.get().sumUp(), now());
            int unused = transactions.run(connection -> goOn(connection, some.get()));
        }
    }

    /** Together; where that fails one by one, so that none that fails keeps the others in their tier. */
    private int look(List<UUID> members, boolean sumUp, Instant now) {
        try {
            return transactions.run(connection ->
                    reviews.review(connection, members, sumUp ? MemberDays.all(connection, members) : List.of(), now));
        } catch (RuntimeException failed) {
            if (PassingFailure.caused(failed)) {
                throw failed;
            }
            if (members.size() == 1) {
                LOG.errorf(failed, "The tier of member %s cannot be looked at", members);
                return 0;
            }
            return members.stream()
                    .mapToInt(member -> look(List.of(member), sumUp, now))
                    .sum();
        }
    }

    /** Empty once no programme is left. */
    private Optional<Some> some(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CHANGED);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            UUID programId = row.getObject(1, UUID.class);
            UUID after = row.getObject(2, UUID.class);
            List<UUID> members = members(connection, programId, after);
            return Optional.of(new Some(programId, after, row.getBoolean(3), row.getInt(4), members));
        }
    }

    /** Unless the scheme changed once more meanwhile: then all begins anew. */
    private static int goOn(Connection connection, Some done) throws SQLException {
        List<UUID> members = done.members();
        try (PreparedStatement step = connection.prepareStatement(
                members.isEmpty()
                        ? "delete from tier_review where program_id = ? and after_member = ? and scheme_version = ?"
                        : "update tier_review set after_member = ?"
                                + " where program_id = ? and after_member = ? and scheme_version = ?")) {
            int next = 1;
            if (!members.isEmpty()) {
                step.setObject(next++, members.get(members.size() - 1));
            }
            step.setObject(next++, done.programId());
            step.setObject(next++, done.after());
            step.setInt(next, done.schemeVersion());
            return step.executeUpdate();
        }
    }

    private List<UUID> members(Connection connection, UUID programId, UUID after) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MEMBERS)) {
            select.setObject(1, programId);
            select.setObject(2, after);
            select.setInt(3, Math.max(1, config.batch()));
            List<UUID> members = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    members.add(row.getObject(1, UUID.class));
                }
            }
            return members;
        }
    }

    private List<Due> due(Connection connection, Instant now, Due after) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setTimestamp(1, Timestamp.from(now));
            select.setTimestamp(2, Timestamp.from(after.at()));
            select.setObject(3, after.memberId());
            select.setInt(4, Math.max(1, config.batch()));
            List<Due> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(row.getTimestamp(1).toInstant(), row.getObject(2, UUID.class)));
                }
            }
            return due;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
