package io.dangol.loyalty.sale;

import io.dangol.loyalty.ledger.Claim;
import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.rule.CelConditions;
import io.dangol.loyalty.rule.Earning;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** @param account with the sale's own lots */
    List<Claim> of(Connection connection, Undone undone, MemberAccount account, UUID returnId) throws SQLException {
        List<Claim> claims = new ArrayList<>();
        Funding seller = Funding.by(undone.sellerId());
        Portion base = undone.base();
        claims.addAll(claims(undone, lot(account, undone, null), seller, base));
        BonusUndone bonus = undone.bonus();
        if (bonus == null) {
            return claims;
        }
        Map<String, Long> earlier = earlier(connection, undone.saleId());
        List<Meters.Key> keys = Earning.meters(bonus.rules(), bonus.day()).stream()
                .map(meter -> new Meters.Key(undone.memberId(), meter))
                .toList();
        Meters meters = Meters.load(connection, keys);
        for (Earning.Part part : Earning.undone(
                bonus.rules(), bonus.applied(), bonus.path(), conditions, meters.of(undone.memberId()))) {
            String rule = part.rule().code();
            Portion points = new Portion(earlier.getOrDefault(rule, 0L), part.points());
            claims.addAll(claims(undone, lot(account, undone, rule), part.rule().funding(undone.sellerId()), points));
            meters.change(undone.memberId(), part.changes());
            keep(connection, undone.saleId(), returnId, rule, part.points());
        }
        meters.save(connection);
        return claims;
    }

    private static Optional<Lot> lot(MemberAccount account, Undone undone, @Nullable String part) {
        return account.lots().stream()
                .filter(lot -> lot.sourceId().equals(undone.saleId()) && Objects.equals(lot.part(), part))
                .findFirst();
    }

    /**
     * Where a cap counts many sales, what this one's return takes may have been given for another one: beyond what its
     * own lot was, it goes back to whoever funded what is taken.
     */
    private static List<Claim> claims(Undone undone, Optional<Lot> lot, Funding funding, Portion points) {
        long own = Math.min(points.points(), lot.map(Lot::earned).orElse(0L) - points.before());
        List<Claim> claims = new ArrayList<>();
        if (own > 0) {
            Lot of = lot.orElseThrow();
            claims.add(new Claim(undone.saleId(), of.part(), of.funding(), points.before(), own));
        }
        if (points.points() > Math.max(own, 0)) {
            claims.add(new Claim(null, null, funding, 0, points.points() - Math.max(own, 0)));
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
