package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.ledger.Claim;
import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.rule.CelConditions;
import io.dangol.loyalty.rule.Earning;
import io.dangol.platform.wall.Reach;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a return takes back, rule by rule. Whoever asks holds the member's row: rules may count beyond one sale. */
@Singleton
class Claims {

    /**
     * Of what one rule gave.
     *
     * @param before so many were taken back earlier
     */
    record Portion(long before, long points) {}

    /**
     * The sale, and who sold it.
     *
     * @param bonus null where no bonus rule applied
     */
    record Undone(
            UUID saleId,
            UUID memberId,
            UUID sellerId,
            Portion base,
            @Nullable BonusUndone bonus) {}

    private final CelConditions conditions;

    Claims(CelConditions conditions) {
        this.conditions = conditions;
    }

    /** Those that it may take from, whatever they hold: the sale's own, and others of its bonus rules. */
    List<UUID> lots(Connection connection, UUID accountId, UUID saleId, @Nullable Undone undone) throws SQLException {
        List<UUID> lots = new ArrayList<>(Accounts.lotsOf(connection, saleId));
        if (undone != null && undone.bonus() != null) {
            lots.addAll(Accounts.lotsOfParts(
                    connection,
                    accountId,
                    undone.memberId(),
                    Earning.counting(undone.bonus().rules(), undone.bonus().applied())));
        }
        return lots;
    }

    /** @param account with these {@link #lots} */
    Demand of(Connection connection, Undone undone, MemberAccount account, UUID returnId) throws SQLException {
        List<Claim> claims = new ArrayList<>(ofBase(undone, account));
        BonusUndone bonus = undone.bonus();
        if (bonus == null) {
            return new Demand(claims, List.of());
        }
        List<Demand.Back> back = new ArrayList<>();
        Claimed claimed = Claimed.of(connection, account.lots());
        // Of an account that more cards use each counts by itself.
        Set<UUID> shared = Set.copyOf(Accounts.lotsOfParts(
                connection,
                account.state().memberId(),
                undone.memberId(),
                Earning.counting(bonus.rules(), bonus.applied())));
        List<Meters.Key> keys = Earning.meters(bonus.rules(), bonus.day()).stream()
                .map(meter -> new Meters.Key(undone.memberId(), meter))
                .toList();
        Meters meters = Meters.load(connection, keys);
        for (Earning.Part part :
                Earning.undone(bonus.rules(), bonus.chosen(), bonus.path(), conditions, meters.of(undone.memberId()))) {
            List<Claim> ofRule = ofRule(undone, account.lots(), shared, part, claimed);
            back.addAll(back(connection, undone, part.rule().campaign(), claims.size(), ofRule));
            claims.addAll(ofRule);
            meters.change(undone.memberId(), part.changes());
            keep(connection, undone.saleId(), returnId, part.rule().code(), ofRule);
        }
        meters.save(connection);
        return new Demand(claims, back);
    }

    /** Where a cap counts many sales, what is taken may have been given for a sale of another partner. */
    private static List<Demand.Back> back(
            Connection connection, Undone undone, @Nullable UUID campaign, int first, List<Claim> claims)
            throws SQLException {
        List<Demand.Back> back = new ArrayList<>();
        if (campaign == null) {
            return back;
        }
        for (int i = 0; i < claims.size(); i++) {
            UUID saleId = claims.get(i).saleId();
            UUID seller = undone.saleId().equals(saleId) ? undone.sellerId() : seller(connection, saleId);
            back.add(new Demand.Back(first + i, campaign, seller));
        }
        return back;
    }

    private static @Nullable UUID seller(Connection connection, @Nullable UUID saleId) throws SQLException {
        if (saleId == null) {
            return null;
        }
        try (Reach.Widened widened = Reach.EVERYTHING.on(connection);
                PreparedStatement select =
                        widened.connection().prepareStatement("select partner_id from sale where id = ?")) {
            select.setObject(1, saleId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }

    private static List<Claim> ofBase(Undone undone, MemberAccount account) {
        Portion portion = undone.base();
        List<Claim> claims = new ArrayList<>();
        long missing = portion.points();
        for (Lot lot : account.lots()) {
            if (lot.part() == null && lot.sourceId().equals(undone.saleId())) {
                long points = Math.max(0, Math.min(missing, lot.earned() - portion.before()));
                missing -= added(claims, lot, portion.before(), points);
            }
        }
        return withMissing(claims, Funding.by(undone.sellerId()), missing);
    }

    /**
     * Where a cap counts many sales, what this one's return takes may have been given for another one: beyond what its
     * own lot was, it is taken from the rule's other lots, the newest first, those that still hold points before those
     * that are spent. Each lot is claimed no further than what it was, so that all of a rule's lots are when all of its
     * sales have come back, in whatever order, and each one's funders have back what they gave.
     */
    private static List<Claim> ofRule(
            Undone undone, List<Lot> lots, Set<UUID> shared, Earning.Part part, Claimed claimed) {
        List<Lot> own = new ArrayList<>();
        List<Lot> others = new ArrayList<>();
        lots.stream()
                .filter(lot -> part.rule().code().equals(lot.part()))
                .filter(lot -> lot.sourceId().equals(undone.saleId()) || shared.contains(lot.id()))
                .sorted(Comparator.comparing(Lot::id, Comparator.reverseOrder()))
                .forEach(lot -> (lot.sourceId().equals(undone.saleId()) ? own : others).add(lot));
        List<Claim> claims = new ArrayList<>();
        long missing = part.points();
        for (Lot lot : own) {
            missing -= added(claims, lot, claimed.of(lot), Math.min(missing, claimed.left(lot)));
        }
        Map<UUID, Long> held = new HashMap<>();
        for (Lot lot : others) {
            long points = Math.min(missing, Math.min(claimed.left(lot), lot.remaining() + lot.expired()));
            held.put(lot.id(), added(claims, lot, claimed.of(lot), points));
            missing -= points;
        }
        for (Lot lot : others) {
            long before = held.getOrDefault(lot.id(), 0L);
            missing -= added(claims, lot, claimed.of(lot) + before, Math.min(missing, claimed.left(lot) - before));
        }
        return withMissing(claims, part.rule().funding(undone.sellerId()), missing);
    }

    private static long added(List<Claim> claims, Lot lot, long before, long points) {
        if (points > 0) {
            claims.add(new Claim(lot.sourceId(), lot.part(), lot.funding(), lot.offset() + before, points));
        }
        return points;
    }

    private static List<Claim> withMissing(List<Claim> claims, Funding funding, long missing) {
        if (missing > 0) {
            claims.add(new Claim(null, null, funding, 0, missing));
        }
        return claims;
    }

    /** By rule, what returns took back of the sale. */
    static Map<String, Long> earlier(Connection connection, UUID saleId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select rule, sum(points) from return_claim where sale_id = ? group by rule")) {
            select.setObject(1, saleId);
            Map<String, Long> earlier = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    earlier.put(row.getString(1), row.getLong(2));
                }
            }
            return earlier;
        }
    }

    private static void keep(Connection connection, UUID saleId, UUID returnId, String rule, List<Claim> claims)
            throws SQLException {
        if (claims.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into return_claim (return_id, sale_id, rule, points, earned_by) values (?, ?, ?, ?, ?)")) {
            for (Claim claim : claims) {
                insert.setObject(1, returnId);
                insert.setObject(2, saleId);
                insert.setString(3, rule);
                insert.setLong(4, claim.points());
                insert.setObject(5, claim.saleId());
                insert.addBatch();
            }
            int[] unused = insert.executeBatch();
        }
    }
}
