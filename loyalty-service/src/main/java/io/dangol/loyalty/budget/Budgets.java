package io.dangol.loyalty.budget;

import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.budget.BudgetEvent.BonusCampaignBudgetUsed;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.wall.Reach;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Budgets as one transaction sees and changes them: that of the whole campaign, and of it that of each partner. Who loads
 * them holds them until the commit, so each point is given once; who holds members too holds those first.
 */
public final class Budgets {

    /** A partner's part of a campaign's budget. */
    public record Key(UUID campaignId, UUID partnerId) {}

    /**
     * In the order of their ids, so that two transactions never wait for each other in a ring. What is used up is not
     * locked: nobody waits for what gives nothing.
     */
    private static final String LOCK = """
            select w.campaign_id, b.partner_id, w.points, w.used, w.told, b.points, b.used, b.told
              from unnest(?::uuid[], ?::uuid[]) as k (campaign_id, partner_id)
              join bonus_campaign_whole w on w.campaign_id = k.campaign_id
              join bonus_campaign_budget b on b.campaign_id = k.campaign_id and b.partner_id = k.partner_id
             where w.used < w.points and b.used < b.points
             order by w.campaign_id, b.partner_id
               for no key update of w, b""";

    private static final String SAVE = """
            with changed as (
                select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::int[], ?::bigint[], ?::int[])
                    as c (campaign_id, partner_id, used, told, whole_used, whole_told)),
            whole as (
                update bonus_campaign_whole w set used = c.whole_used, told = c.whole_told
                  from (select distinct campaign_id, whole_used, whole_told from changed) c
                 where w.campaign_id = c.campaign_id)
            update bonus_campaign_budget b set used = c.used, told = c.told
              from changed c
             where b.campaign_id = c.campaign_id and b.partner_id = c.partner_id""";

    private static final String GIVE_BACK_OF_WHOLE =
            "update bonus_campaign_whole set used = used - ? where campaign_id = ?";

    private static final String GIVE_BACK =
            "update bonus_campaign_budget set used = greatest(used - ?, 0) where campaign_id = ? and partner_id = ?";

    private final Map<UUID, Budget> wholes = new HashMap<>();
    private final Map<Key, Budget> parts = new HashMap<>();
    private final Set<Key> changed = new LinkedHashSet<>();

    private Budgets() {}

    /** Asks nothing where there is nothing to ask. */
    public static Budgets lock(Connection connection, Collection<Key> keys) throws SQLException {
        Budgets budgets = new Budgets();
        if (keys.isEmpty()) {
            return budgets;
        }
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            var unused = new Columns<>(connection, select, List.copyOf(keys))
                    .add("uuid", Key::campaignId)
                    .add("uuid", Key::partnerId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID campaign = row.getObject(1, UUID.class);
                    budgets.wholes.put(campaign, budget(row, 3));
                    budgets.parts.put(new Key(campaign, row.getObject(2, UUID.class)), budget(row, 6));
                }
            }
        }
        return budgets;
    }

    /** Nothing where either is used up, or the partner has none. */
    public long left(Key key) {
        Budget part = parts.get(key);
        Budget whole = wholes.get(key.campaignId());
        return part == null || whole == null ? 0 : Math.min(part.left(), whole.left());
    }

    /** @throws IllegalArgumentException if less is left */
    public void take(Key key, long points) {
        parts.computeIfPresent(key, (same, part) -> part.less(points));
        wholes.computeIfPresent(key.campaignId(), (same, whole) -> whole.less(points));
        changed.add(key);
    }

    /** Answers what others are to be told. */
    public List<DomainEvent> save(Connection connection, Instant now) throws SQLException {
        if (changed.isEmpty()) {
            return List.of();
        }
        List<DomainEvent> news = news(now);
        try (PreparedStatement update = connection.prepareStatement(SAVE)) {
            var unused = new Columns<>(connection, update, List.copyOf(changed))
                    .add("uuid", Key::campaignId)
                    .add("uuid", Key::partnerId)
                    .add("bigint", key -> part(key).used())
                    .add("int4", key -> part(key).told())
                    .add("bigint", key -> whole(key).used())
                    .add("int4", key -> whole(key).told());
            if (update.executeUpdate() != changed.size()) {
                throw new IllegalStateException("A budget is out of reach");
            }
        }
        return news;
    }

    /**
     * What came back.
     *
     * @param partnerId to whose part; null: to the whole alone
     */
    public record Returned(UUID campaignId, @Nullable UUID partnerId, long points) {}

    /**
     * It is free for the next sale. The whole of a campaign first, as tills lock it: who holds that holds all of its parts,
     * also those of others, to which a part of it may go.
     */
    public static void giveBack(Connection connection, List<Returned> all) throws SQLException {
        SortedMap<UUID, Long> wholes = new TreeMap<>();
        all.forEach(one -> wholes.merge(one.campaignId(), one.points(), Long::sum));
        try (Reach.Widened widened = Reach.EVERYTHING.on(connection);
                PreparedStatement whole = widened.connection().prepareStatement(GIVE_BACK_OF_WHOLE);
                PreparedStatement part = widened.connection().prepareStatement(GIVE_BACK)) {
            for (Map.Entry<UUID, Long> campaign : wholes.entrySet()) {
                whole.setLong(1, campaign.getValue());
                whole.setObject(2, campaign.getKey());
                whole.executeUpdate();
                for (Returned one : all) {
                    if (one.campaignId().equals(campaign.getKey()) && one.partnerId() != null) {
                        part.setLong(1, one.points());
                        part.setObject(2, one.campaignId());
                        part.setObject(3, one.partnerId());
                        part.executeUpdate();
                    }
                }
            }
        }
    }

    private List<DomainEvent> news(Instant now) {
        List<DomainEvent> news = new ArrayList<>();
        for (Key key : changed) {
            UUID campaign = key.campaignId();
            if (part(key).isNews()) {
                news.add(BonusCampaignBudgetUsed.of(campaign, key.partnerId(), part(key), now));
                parts.put(key, part(key).afterTelling());
            }
            if (whole(key).isNews()) {
                news.add(BonusCampaignBudgetUsed.of(campaign, null, whole(key), now));
                wholes.put(campaign, whole(key).afterTelling());
            }
        }
        return news;
    }

    private Budget part(Key key) {
        return parts.getOrDefault(key, NONE);
    }

    private Budget whole(Key key) {
        return wholes.getOrDefault(key.campaignId(), NONE);
    }

    private static final Budget NONE = new Budget(0, 0, Budget.ALL);

    private static Budget budget(ResultSet row, int first) throws SQLException {
        return new Budget(row.getLong(first), row.getLong(first + 1), row.getInt(first + 2));
    }
}
