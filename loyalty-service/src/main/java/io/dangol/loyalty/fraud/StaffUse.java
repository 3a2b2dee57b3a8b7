package io.dangol.loyalty.fraud;

import io.dangol.loyalty.fraud.Signs.Sign;
import io.dangol.loyalty.staffcard.StaffCard;
import io.dangol.loyalty.staffcard.StaffCards;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Cards of staff, at the stores of the partner that named them. */
@Singleton
class StaffUse {

    private record Day(UUID memberId, UUID partnerId, LocalDate day) {}

    List<Sign> signs(Connection connection, FraudRule rule, List<Activity> arrived) throws SQLException {
        List<Activity> sales = arrived.stream().filter(Activity::isAccrual).toList();
        Set<UUID> members = sales.stream().map(Activity::memberId).collect(Collectors.toSet());
        List<StaffCard> cards = StaffCards.ofMembers(connection, members);
        List<Activity> byStaff = sales.stream()
                .filter(sale -> cards.stream().anyMatch(card -> isOf(card, sale)))
                .toList();
        List<Sign> signs = new ArrayList<>();
        if (FraudRule.isOn(rule.ownCashier())) {
            byStaff.stream()
                    .filter(sale -> cards.stream().anyMatch(card -> isRungUpByHolder(card, sale)))
                    .forEach(sale -> signs.add(new Sign(rule, sale, 1, 0)));
        }
        if (rule.moreThan() != null) {
            signs.addAll(beyond(connection, rule, byStaff));
        }
        return signs;
    }

    private static List<Sign> beyond(Connection connection, FraudRule rule, List<Activity> byStaff)
            throws SQLException {
        Set<UUID> fresh = byStaff.stream().map(Activity::sourceId).collect(Collectors.toSet());
        Set<Day> days = new HashSet<>();
        List<Sign> signs = new ArrayList<>();
        for (Activity sale : byStaff) {
            if (days.add(new Day(sale.memberId(), sale.place().partnerId(), sale.day()))) {
                signs.addAll(Signs.staff(rule, Activities.ofDay(connection, sale), fresh));
            }
        }
        return signs;
    }

    private static boolean isOf(StaffCard card, Activity sale) {
        return card.memberId().equals(sale.memberId())
                && card.partnerId().equals(sale.place().partnerId());
    }

    /** Ids of cashiers are a store's own. */
    static boolean isRungUpByHolder(StaffCard card, Activity sale) {
        return isOf(card, sale)
                && card.cashier() != null
                && card.cashier().equals(sale.cashier())
                && card.storeCode().equals(sale.place().storeCode());
    }
}
