package io.dangol.loyalty.household;

import io.dangol.loyalty.account.AccountRefusal.NoSuchCard;
import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.CardHolder;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.household.HouseholdRefusal.HeadOnly;
import io.dangol.loyalty.household.HouseholdRefusal.NoSuchHousehold;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Whom a caller speaks for: a member for its own card and, as head, for its household; the shop for all. */
@Singleton
class HouseholdReach {

    private final MemberReach reach;

    HouseholdReach(MemberReach reach) {
        this.reach = reach;
    }

    /** The shop may do what members have to wait for. */
    boolean isShop() {
        return !reach.isConfined();
    }

    /** To a member who calls, the cards of others are none. */
    Membership own(Connection connection, String cardNumber) throws SQLException {
        CardHolder holder = Members.holder(connection, cardNumber).orElseThrow(NoSuchCard::new);
        Membership of = Members.membership(connection, holder.memberId());
        if (!reach.covers(of)) {
            throw new NoSuchCard();
        }
        return of;
    }

    /** Which of them calls; to a member, the households of others are none. */
    Membership member(Connection connection, Household household) throws SQLException {
        for (UUID member : household.memberIds()) {
            Membership of = Members.membership(connection, member);
            if (reach.covers(of)) {
                return of;
            }
        }
        throw new NoSuchHousehold();
    }

    void requireHead(Connection connection, Household household) throws SQLException {
        if (!isShop()) {
            boolean over = household.endedAt() != null;
            if (!over) {
                var unused = member(connection, household);
            }
            if (!reach.covers(Members.membership(connection, household.headId()))) {
                throw over ? new NoSuchHousehold() : new HeadOnly();
            }
        }
    }
}
