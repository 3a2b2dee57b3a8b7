package io.dangol.loyalty.funding;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.Releases;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.ledger.Funding.Part;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Waiting.Reason;
import io.dangol.platform.database.PassingFailure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Opens what waits for its funder, as far as is covered by now: the oldest lots first, a batch of them in a transaction,
 * so that tills that wait for their members or for the account wait for one batch. One that breaks off leaves the
 * rest where it stood.
 */
@Singleton
public class Covering {

    private static final Logger LOG = Logger.getLogger(Covering.class);

    private final Transactions transactions;
    private final Releases releases;
    private final Clock clock;

    Covering(Transactions transactions, Releases releases, Clock clock) {
        this.transactions = transactions;
        this.releases = releases;
        this.clock = clock;
    }

    /**
     * @param batch lots of one transaction
     * @return how many lots were covered
     */
    public int cover(int batch) {
        int lots = 0;
        for (UUID partner : transactions.run(FundingAccounts::moved)) {
            try {
                lots += cover(partner, Math.max(1, batch));
            } catch (RuntimeException failed) { // What waits for one partner does not wait for another.
                if (PassingFailure.caused(failed)) {
                    throw failed;
                }
                LOG.errorf(failed, "Points that partner %s pays for cannot be opened", partner);
            }
        }
        return lots;
    }

    private int cover(UUID partner, int batch) {
        var unused = transactions.run(connection -> countWhatCameBack(connection, partner));
        int lots = 0;
        int some;
        do {
            some = transactions.run(connection -> cover(connection, partner, batch));
            lots += some;
        } while (some > 0);
        return lots;
    }

    /** Without anything of it the account is not locked: tills go on. */
    private static boolean countWhatCameBack(Connection connection, UUID partner) throws SQLException {
        boolean any = FundingAccounts.cameBack(connection, partner);
        if (any) {
            var unused = counted(connection, partner);
        }
        return any;
    }

    private static FundingAccount counted(Connection connection, UUID partner) throws SQLException {
        FundingAccount before = FundingAccounts.lock(connection, partner).orElseThrow();
        FundingAccount after = FundingAccounts.counted(connection, before);
        if (!after.equals(before)) {
            FundingAccounts.count(connection, List.of(after));
        }
        return after;
    }

    /**
     * Looked at first, so that nobody is locked where nothing is covered. Then the members, like tills do, and the
     * account at last: what returns did meanwhile is seen then.
     */
    private int cover(Connection connection, UUID partner, int batch) throws SQLException {
        FundingAccount seen = FundingAccounts.find(connection, partner).orElseThrow();
        List<Uncovered> first = Uncovered.first(connection, partner, batch);
        Set<UUID> fitting = fitting(
                seen,
                first,
                Accounts.lots(connection, first.stream().map(Uncovered::lotId).toList()));
        if (fitting.isEmpty()) {
            return 0;
        }
        Collection<MemberAccount> members = Accounts.lockAll(
                connection,
                first.stream()
                        .filter(one -> fitting.contains(one.lotId()))
                        .map(Uncovered::memberId)
                        .collect(Collectors.toSet()),
                fitting);
        FundingAccount account = counted(connection, partner);
        List<Lot> lots =
                members.stream().flatMap(member -> member.lots().stream()).toList();
        List<Uncovered> inLine = Uncovered.first(connection, partner, batch);
        Set<UUID> covered = fitting(account, inLine, lots);
        if (covered.isEmpty()) {
            return 0;
        }
        FundingAccounts.count(connection, List.of(opening(account, covered, lots)));
        open(connection, members, Uncovered.delete(connection, partner, covered));
        return covered.size();
    }

    private static FundingAccount opening(FundingAccount account, Set<UUID> covered, List<Lot> lots) {
        long points = lots.stream()
                .filter(lot -> covered.contains(lot.id()))
                .mapToLong(lot -> needed(lot, account.partnerId()))
                .sum();
        return account.using(points).keepingWaiting(-points);
    }

    /** From the first in the line to before the first that is not covered, or not known. */
    private static Set<UUID> fitting(FundingAccount account, List<Uncovered> inLine, List<Lot> known) {
        Map<UUID, Lot> lots = known.stream().collect(Collectors.toMap(Lot::id, Function.identity()));
        Set<UUID> fitting = new LinkedHashSet<>();
        FundingAccount left = account;
        for (Uncovered next : inLine) {
            Lot lot = lots.get(next.lotId());
            if (lot == null || !left.covers(needed(lot, account.partnerId()))) {
                break;
            }
            left = left.using(needed(lot, account.partnerId()));
            fitting.add(lot.id());
        }
        return fitting;
    }

    private void open(Connection connection, Collection<MemberAccount> members, Set<UUID> lots) throws SQLException {
        List<MemberAccount> concerned = members.stream()
                .filter(member -> member.lots().stream().anyMatch(lot -> lots.contains(lot.id())))
                .toList();
        if (!concerned.isEmpty()) {
            var unused = releases.open(
                    connection, concerned, Reason.FUNDING, lots, clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
    }

    /** Its part of what returns have left of the lot. */
    private static long needed(Lot lot, UUID partner) {
        return lot.left().stream()
                .filter(part -> part.funderId().equals(partner))
                .mapToLong(Part::points)
                .sum();
    }
}
