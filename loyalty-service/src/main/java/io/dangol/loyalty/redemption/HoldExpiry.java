package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.loyalty.redemption.Holds.Place;
import io.dangol.platform.database.PassingFailure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Ends the holds whose time is over, each in a transaction of its own. */
@Singleton
class HoldExpiry {

    private static final Logger LOG = Logger.getLogger(HoldExpiry.class);

    private final Transactions transactions;
    private final RedemptionService redemptions;
    private final Clock clock;

    HoldExpiry(Transactions transactions, RedemptionService redemptions, Clock clock) {
        this.transactions = transactions;
        this.redemptions = redemptions;
        this.clock = clock;
    }

    /**
     * Gives back what was held and never captured. One that cannot be ended keeps none of the others waiting.
     *
     * @return how many ended
     */
    int expire(int atOnce) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int ended = 0;
        Place seen = Place.START;
        List<KeptHold> overdue;
        do {
            Place after = seen;
            overdue = transactions.run(connection -> Holds.overdue(connection, now, after, atOnce));
            for (KeptHold one : overdue) {
                ended += expired(one, now) ? 1 : 0;
                seen = Place.of(one);
            }
        } while (!overdue.isEmpty());
        return ended;
    }

    private boolean expired(KeptHold overdue, Instant now) {
        try {
            return transactions.run(connection -> expired(connection, overdue, now));
        } catch (RuntimeException failed) {
            if (PassingFailure.caused(failed)) {
                throw failed;
            }
            LOG.errorf(
                    failed,
                    "Hold %s is overdue and cannot be ended",
                    overdue.hold().id());
            return false;
        }
    }

    private boolean expired(Connection connection, KeptHold overdue, Instant now) throws SQLException {
        MemberAccount account = Accounts.lock(connection, overdue.memberId()).orElseThrow();
        Optional<KeptHold> kept = Holds.find(connection, overdue.hold().id());
        if (kept.isEmpty() || kept.get().hold().status() != Hold.Status.OPEN) {
            return false;
        }
        var unused = redemptions.released(connection, kept.get(), account, Hold.Status.EXPIRED, now);
        return true;
    }
}
