package io.dangol.loyalty.tier;

import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.tier.Purchases.Day;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The days of members. A day is made anew from its sales, so it does not matter how often, or in which order. */
final class MemberDays {

    /** A day on which a member bought, or gave back without a receipt. */
    record Touched(UUID memberId, LocalDate day) {}

    /** No day holds more, so no sum of days is more than 63 bits hold. */
    private static final String REFRESH = """
            insert into member_day (member_id, day, amount, points, amount_back, points_back)
            select k.member_id, k.day, least(s.amount, 9000000000000000), least(s.points, 9000000000000000),
                   least(r.amount, 9000000000000000), least(r.points, 9000000000000000)
              from (select distinct member_id, day from unnest(?::uuid[], ?::date[]) as k (member_id, day)
                     order by member_id, day) k
             cross join lateral (
                select coalesce(sum(greatest(s.total_amount - b.amount, 0)), 0) as amount,
                       coalesce(sum(case when s.total_amount > 0 and b.amount >= s.total_amount then 0
                                         else greatest(s.points - b.points, 0) end), 0) as points
                  from (select s.id, s.total_amount, s.points_earned as points from sale s
                         where s.member_id = k.member_id and s.business_day = k.day
                         union all
                        select s.id, s.total_amount, c.points_earned - c.points_returned
                          from receipt_claim c join sale s on s.id = c.sale_id
                         where c.member_id = k.member_id and c.business_day = k.day) s
                 cross join lateral (
                    select coalesce(sum(total_amount), 0) as amount, coalesce(sum(points_returned), 0) as points
                      from sale_return where sale_id = s.id) b) s
             cross join lateral (
                select coalesce(sum(total_amount), 0) as amount, coalesce(sum(points_returned), 0) as points
                  from sale_return
                 where member_id = k.member_id and business_day = k.day and sale_id is null) r
            on conflict (member_id, day) do update set amount = excluded.amount, points = excluded.points,
                amount_back = excluded.amount_back, points_back = excluded.points_back""";

    private static final String ACCOUNT_DAYS = """
            with of (member_id, account_id) as (
                select id, id from unnest(?::uuid[]) as a (id)
                 union all
                select id, account_id from member where account_id = any (?))
            select o.account_id, d.day, least(sum(d.amount), 9000000000000000)::bigint,
                   least(sum(d.points), 9000000000000000)::bigint,
                   least(sum(d.amount_back), 9000000000000000)::bigint,
                   least(sum(d.points_back), 9000000000000000)::bigint
              from of o join member_day d on d.member_id = o.member_id group by 1, 2""";

    private MemberDays() {}

    /** The members are locked: of two who sum up one day, the second sees what the first saw. */
    static void refresh(Connection connection, Collection<Touched> touched) throws SQLException {
        if (touched.isEmpty()) {
            return;
        }
        try (PreparedStatement refresh = connection.prepareStatement(REFRESH)) {
            var unused = new Columns<>(connection, refresh, List.copyOf(touched))
                    .add("uuid", Touched::memberId)
                    .add("date", Touched::day);
            refresh.executeUpdate();
        }
    }

    /** All days of these members, by what they bought. */
    static List<Touched> all(Connection connection, Collection<UUID> memberIds) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select member_id, business_day from sale where member_id = any (?)
                 union
                select member_id, business_day from receipt_claim where member_id = any (?)
                 union
                select member_id, business_day from sale_return where member_id = any (?) and sale_id is null""")) {
            select.setArray(1, connection.createArrayOf("uuid", memberIds.toArray()));
            select.setArray(2, connection.createArrayOf("uuid", memberIds.toArray()));
            select.setArray(3, connection.createArrayOf("uuid", memberIds.toArray()));
            List<Touched> days = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    days.add(new Touched(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)));
                }
            }
            return days;
        }
    }

    /** By account: what members bought that were merged is one purchase history. */
    static Map<UUID, Purchases> of(Connection connection, Collection<UUID> accountIds) throws SQLException {
        Map<UUID, List<Day>> days = new HashMap<>();
        accountIds.forEach(account -> days.put(account, new ArrayList<>()));
        try (PreparedStatement select = connection.prepareStatement(ACCOUNT_DAYS)) {
            select.setArray(1, connection.createArrayOf("uuid", accountIds.toArray()));
            select.setArray(2, connection.createArrayOf("uuid", accountIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Day day = new Day(
                            row.getObject(2, LocalDate.class),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6));
                    days.getOrDefault(row.getObject(1, UUID.class), new ArrayList<>())
                            .add(day);
                }
            }
        }
        Map<UUID, Purchases> purchases = new HashMap<>();
        days.forEach((member, ofMember) -> purchases.put(member, new Purchases(ofMember)));
        return purchases;
    }
}
