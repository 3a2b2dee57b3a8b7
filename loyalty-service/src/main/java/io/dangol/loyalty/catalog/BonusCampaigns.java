package io.dangol.loyalty.catalog;

import io.dangol.loyalty.catalog.BonusCampaign.Acceptance;
import io.dangol.loyalty.rule.BonusRule;
import io.dangol.loyalty.rule.RuleSet;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads who takes part in those campaigns that the programmes' rules name. */
final class BonusCampaigns {

    private static final String CAMPAIGNS = """
            select c.id, case when c.for_all then null
                         else array(select b.partner_id from bonus_campaign_budget b where b.campaign_id = c.id) end,
                   c.payers_asked
              from bonus_campaign c where c.id = any (?)""";

    /** Who gave the store away has left, whatever it is asked when it gets the store back. */
    private static final String DECISIONS = """
            with decided as (
                select id, campaign_id, store_id, partner_id, decision, decided_at
                  from bonus_campaign_decision
                 where campaign_id = any (?) and decision <> 'DECLINED')
            select campaign_id, store_id, partner_id, decision, decided_at, id from decided
             union all
            select d.campaign_id, h.store_id, h.partner_id, 'LEFT', h.at, null
              from (select distinct campaign_id, store_id, partner_id from decided) d
              join store_handover h on h.store_id = d.store_id and h.partner_id = d.partner_id
             order by 5, 6""";

    private BonusCampaigns() {}

    /** Asks nothing where no rule is in a campaign. */
    static Map<UUID, BonusCampaign> of(Connection connection, Collection<ProgramTerms> programs) throws SQLException {
        return of(
                connection,
                programs.stream().flatMap(terms -> named(terms.rules())).collect(Collectors.toSet()));
    }

    static Map<UUID, BonusCampaign> of(Connection connection, Set<UUID> ids) throws SQLException {
        return ids.isEmpty() ? Map.of() : read(connection, connection.createArrayOf("uuid", ids.toArray()));
    }

    static Stream<UUID> named(RuleSet rules) {
        return rules.bonuses().stream().map(BonusRule::campaign).filter(Objects::nonNull);
    }

    private static Map<UUID, BonusCampaign> read(Connection connection, Array ids) throws SQLException {
        Map<UUID, Map<UUID, List<Acceptance>>> accepted = accepted(connection, ids);
        Map<UUID, BonusCampaign> campaigns = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(CAMPAIGNS)) {
            select.setArray(1, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    campaigns.put(
                            id,
                            new BonusCampaign(
                                    id,
                                    partners(row.getArray(2)),
                                    row.getBoolean(3),
                                    accepted.getOrDefault(id, Map.of())));
                }
            }
        }
        return campaigns;
    }

    private static @Nullable Set<UUID> partners(@Nullable Array array) throws SQLException {
        return array == null ? null : Set.of((UUID[]) array.getArray());
    }

    private static Map<UUID, Map<UUID, List<Acceptance>>> accepted(Connection connection, Array ids)
            throws SQLException {
        Map<UUID, Map<UUID, List<Acceptance>>> accepted = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(DECISIONS)) {
            select.setArray(1, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    List<Acceptance> ofStore = accepted.computeIfAbsent(
                                    row.getObject(1, UUID.class), first -> new HashMap<>())
                            .computeIfAbsent(row.getObject(2, UUID.class), first -> new ArrayList<>());
                    Instant at = row.getTimestamp(5).toInstant();
                    add(ofStore, row.getObject(3, UUID.class), row.getString(4).equals("ACCEPTED"), at);
                }
            }
        }
        return accepted;
    }

    private static void add(List<Acceptance> ofStore, UUID partner, boolean isIn, Instant at) {
        if (isIn) {
            ofStore.add(new Acceptance(partner, at, null));
        } else {
            ofStore.replaceAll(window -> window.partnerId().equals(partner) && window.until() == null
                    ? new Acceptance(partner, window.from(), at)
                    : window);
        }
    }
}
