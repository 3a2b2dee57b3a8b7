package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Funding.Part;
import io.dangol.loyalty.ledger.LedgerRefusal.ReturnWouldOverdraw;
import io.dangol.loyalty.ledger.Posting.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a return takes, claim by claim. A sale's own points go back to whoever funded them. Where they are gone, the
 * points of other sales go to the claim's funders instead, who have paid for what was spent: their own funders pay.
 */
final class Clawback {

    private final Map<UUID, Lot> lots = new LinkedHashMap<>();
    private final Map<UUID, Lot> changed = new LinkedHashMap<>();
    private final List<LotUse> uses = new ArrayList<>();
    private final List<LotUse> expired = new ArrayList<>();
    private final List<Posting> postings = new ArrayList<>();
    private final List<Debt> debts = new ArrayList<>();

    private Clawback(List<Lot> lots) {
        lots.forEach(lot -> this.lots.put(lot.id(), lot));
    }

    static Clawback of(List<Lot> lots, List<Claim> claims, NegativePolicy policy, long held, Instant at) {
        Clawback clawback = new Clawback(lots);
        long missing = 0;
        for (Claim claim : claims) {
            missing += clawback.take(claim, policy, held, at);
        }
        if (missing > 0 && policy == NegativePolicy.REFUSE) {
            throw new ReturnWouldOverdraw(missing);
        }
        return clawback;
    }

    Taken taken() {
        return new Taken(List.copyOf(changed.values()), uses, expired);
    }

    List<Debt> debts() {
        return debts;
    }

    List<Posting> postings() {
        return postings;
    }

    /** @return how many points could not be had */
    private long take(Claim claim, NegativePolicy policy, long held, Instant at) {
        Comparator<Lot> ownFirst = Comparator.comparing(lot -> !claim.isOn(lot));
        List<Lot> order = lots.values().stream()
                .sorted(ownFirst.thenComparing(Lot.SPENDING_ORDER))
                .toList();
        Taken taken = Taken.back(order, claim, at, held);
        post(claim, taken, order);
        long found = taken.points() + taken.writtenOff();
        taken.lots().forEach(lot -> {
            lots.put(lot.id(), lot);
            changed.put(lot.id(), lot);
        });
        uses.addAll(taken.uses());
        expired.addAll(taken.expired());
        if (policy == NegativePolicy.ALLOW) {
            owe(claim, found);
        }
        return claim.points() - found;
    }

    private void post(Claim claim, Taken taken, List<Lot> order) {
        if (claim.saleId() == null) {
            postings.addAll(taken.toFunders());
            return;
        }
        Set<UUID> ownLots = order.stream().filter(claim::isOn).map(Lot::id).collect(Collectors.toSet());
        List<LotUse> ofOwn = taken.uses().stream()
                .filter(use -> ownLots.contains(use.lotId()))
                .toList();
        Taken own = new Taken(List.of(), ofOwn, taken.expired());
        postings.addAll(own.toFunders());
        long from = claim.before() + own.points() + own.writtenOff();
        postings.addAll(toFunders(claim.funding(), from, claim.before() + taken.points() + taken.writtenOff()));
    }

    private void owe(Claim claim, long found) {
        long from = claim.before() + found;
        long to = claim.before() + claim.points();
        postings.addAll(toFunders(claim.funding(), from, to));
        for (Part part : claim.funding().between(from, to)) {
            debts.add(new Debt(part.funderId(), part.points()));
        }
    }

    private static List<Posting> toFunders(Funding funding, long from, long to) {
        return funding.between(from, to).stream()
                .map(part -> new Posting(Account.FUNDER, part.funderId(), part.points()))
                .toList();
    }
}
