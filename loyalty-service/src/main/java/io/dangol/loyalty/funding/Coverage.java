package io.dangol.loyalty.funding;

import io.dangol.loyalty.ledger.Funding.Part;
import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Posting;
import io.dangol.loyalty.ledger.Posting.Account;
import io.dangol.loyalty.ledger.Waiting.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What partners with a funding account give in one transaction: locked once, counted as it is decided, written once. It
 * is loaded after the members are locked. Without such a partner it is nothing, and costs nothing.
 */
public final class Coverage {

    private final Map<UUID, FundingAccount> accounts;
    private final Set<UUID> changed = new HashSet<>();
    private final List<Uncovered> uncovered = new ArrayList<>();

    private Coverage(Map<UUID, FundingAccount> accounts) {
        this.accounts = accounts;
    }

    /** Of these partners, where they have an account. */
    public static Coverage lock(Connection connection, Collection<UUID> partners) throws SQLException {
        return new Coverage(FundingAccounts.lock(connection, partners));
    }

    /**
     * What lots were opened, as far as their funders cover them: the others wait. Of a lot that several pay for each
     * covers its own part, and it waits for those that do not. What repaid a debt was used at once, covered or not.
     *
     * @throws AmountTooLarge where a partner gave more than 63 bits hold; then nothing of it is counted
     */
    public Outcome cover(Outcome given) {
        if (accounts.isEmpty()) {
            return given;
        }
        Counted counted = new Counted(accounts, given.entry().memberId());
        for (Posting posting : given.entry().postings()) {
            if (posting.account() != Account.MEMBER) {
                counted.use(posting.ownerId(), -posting.points());
            }
        }
        given.changedLots().forEach(lot -> lot.left().forEach(part -> counted.use(part.funderId(), -part.points())));
        for (Lot lot : given.changedLots()) {
            lot.left().forEach(part -> counted.cover(part, lot.id()));
        }
        keep(counted);
        Set<UUID> waiting = counted.waiting.stream().map(Uncovered::lotId).collect(Collectors.toSet());
        return waiting.isEmpty()
                ? given
                : given.awaiting(
                        Reason.FUNDING, waiting, given.entry().content().at());
    }

    private void keep(Counted counted) {
        counted.after.forEach((partner, account) -> {
            if (!account.equals(accounts.put(partner, account))) {
                changed.add(partner);
            }
        });
        uncovered.addAll(counted.waiting);
    }

    /** One entry, before it is kept. */
    private static final class Counted {

        private final Map<UUID, FundingAccount> after;
        private final List<Uncovered> waiting = new ArrayList<>();
        private final UUID memberId;

        Counted(Map<UUID, FundingAccount> before, UUID memberId) {
            this.after = new HashMap<>(before);
            this.memberId = memberId;
        }

        void use(UUID partner, long points) {
            after.computeIfPresent(partner, (id, account) -> account.using(points));
        }

        void cover(Part part, UUID lotId) {
            FundingAccount account = after.get(part.funderId());
            if (account == null || account.takes(part.points())) {
                use(part.funderId(), part.points());
            } else {
                after.put(part.funderId(), account.keepingWaiting(part.points()));
                waiting.add(new Uncovered(part.funderId(), lotId, memberId));
            }
        }
    }

    public void save(Connection connection) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        FundingAccounts.count(
                connection,
                accounts.values().stream()
                        .filter(one -> changed.contains(one.partnerId()))
                        .toList());
        Uncovered.insert(connection, uncovered);
    }
}
