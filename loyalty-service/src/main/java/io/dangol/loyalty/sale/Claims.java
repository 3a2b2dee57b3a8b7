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
import java.util.Objects;
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
                    connection, accountId, undone.memberId(), undone.bonus().applied()));
        }
        return lots;
    }

    /** @param account with these {@link #lots} */
    Demand of(Connection connection, Undone undone, MemberAccount account, UUID returnId) throws SQLException {
        List<Claim> claims =
                new ArrayList<>(claims(undone, account, null, Funding.by(undone.sellerId()), undone.base()));
        BonusUndone bonus = undone.bonus();
        if (bonus == null) {
            return new Demand(claims, List.of());
        }
        List<Demand.Back> back = new ArrayList<>();
        Map<String, Long> earlier = earlier(connection, undone.saleId());
        List<Meters.Key> keys = Earning.meters(bonus.rules(), bonus.day()).stream()
                .map(meter -> new Meters.Key(undone.memberId(), meter))
                .toList();
        Meters meters = Meters.load(connection, keys);
        for (Earning.Part part : Earning.undone(
                bonus.rules(), bonus.applied(), bonus.path(), conditions, meters.of(undone.memberId()))) {
            String rule = part.rule().code();
            Portion points = new Portion(earlier.getOrDefault(rule, 0L), part.points());
            List<Claim> ofRule = claims(undone, account, rule, part.rule().funding(undone.sellerId()), points);
            back.addAll(back(connection, undone, part.rule().campaign(), claims.size(), ofRule));
            claims.addAll(ofRule);
            meters.change(undone.memberId(), part.changes());
            keep(connection, undone.saleId(), returnId, rule, part.points());
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

    /**
     * Where a cap counts many sales, what this one's return takes may have been given for another one: beyond what its
     * own lot was, it is taken from the rule's other lots, the newest first.
     */
    private static List<Claim> claims(
            Undone undone, MemberAccount account, @Nullable String part, Funding funding, Portion portion) {
        List<Claim> claims = new ArrayList<>();
        long missing = portion.points();
        List<Lot> ofRule = account.lots().stream()
                .filter(lot -> Objects.equals(lot.part(), part))
                .sorted(Comparator.comparing((Lot lot) -> !lot.sourceId().equals(undone.saleId()))
                        .thenComparing(Lot::id, Comparator.reverseOrder()))
                .toList();
        for (Lot lot : ofRule) {
            boolean own = lot.sourceId().equals(undone.saleId());
            long most = own ? lot.earned() - portion.before() : part == null ? 0 : lot.remaining() + lot.expired();
            long points = Math.max(0, Math.min(missing, most));
            if (points > 0) {
                long place = lot.offset() + (own ? portion.before() : 0);
                claims.add(new Claim(lot.sourceId(), part, lot.funding(), place, points));
                missing -= points;
            }
        }
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

    private static void keep(Connection connection, UUID saleId, UUID returnId, String rule, long points)
            throws SQLException {
        if (points == 0) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into return_claim (return_id, sale_id, rule, points) values (?, ?, ?, ?)")) {
            insert.setObject(1, returnId);
            insert.setObject(2, saleId);
            insert.setString(3, rule);
            insert.setLong(4, points);
            insert.executeUpdate();
        }
    }
}
