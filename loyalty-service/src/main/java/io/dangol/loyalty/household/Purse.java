package io.dangol.loyalty.household;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.ledger.MemberAccount;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** What a member spends from: its own points, or those of its household as well. */
public interface Purse {

    /** Its own points. */
    Purse OWN = new Purse() {
        @Override
        public MemberAccount lock(Connection connection, UUID memberId) throws SQLException {
            return Accounts.lock(connection, memberId).orElseThrow();
        }

        @Override
        public MemberAccount filled(Connection connection, MemberAccount account, long points, Instant now) {
            return account;
        }
    };

    /** The member's account, locked until the transaction ends. */
    MemberAccount lock(Connection connection, UUID memberId) throws SQLException;

    /** The account that was locked, with so many points to spend, if they can be had. */
    MemberAccount filled(Connection connection, MemberAccount account, long points, Instant now) throws SQLException;
}
