package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Funding.Part;
import io.dangol.loyalty.ledger.LedgerRefusal.ReturnWouldOverdraw;
import io.dangol.loyalty.ledger.Posting.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a return takes. First each claim takes what is left of its own lots, which goes back to whoever funded them. What
 * is missing then is taken from others, for the claim's funders, who have paid for what was spent: the others' funders
 * pay. Where nobody knows the sale, it goes back to the others' own funders, and what is owed is owed to nobody.
 */
final class Clawback {

    private final Map<UUID, Lot> lots = new LinkedHashMap<>();
    private final Map<UUID, Lot> changed = new LinkedHashMap<>();
    private final List<LotUse> uses = new ArrayList<>();
    private final List<LotUse> expired = new ArrayList<>();
    private final List<Posting> postings = new ArrayList<>();
    private final List<Debt> debts = new ArrayList<>();
    private final List<Claim> missing = new ArrayList<>();
    private final Predicate<Lot> claimed;
    private final long held;
    private final Instant at;

    private Clawback(List<Lot> lots, List<Claim> claims, long held, Instant at) {
        lots.forEach(lot -> this.lots.put(lot.id(), lot));
        this.claimed = lot -> claims.stream().anyMatch(claim -> claim.isOn(lot));
        this.held = held;
        this.at = at;
    }

    static Clawback of(List<Lot> lots, List<Claim> claims, NegativePolicy policy, long held, Instant at) {
        Clawback clawback = new Clawback(lots, claims, held, at);
        List<Claim> rests = claims.stream().map(clawback::takeOwn).toList();
        long missing = 0;
        for (Claim rest : rests) {
            Claim left = clawback.takeOthers(rest);
            missing += left.points();
            clawback.missing.add(left);
            if (policy == NegativePolicy.ALLOW) {
                clawback.owe(left);
            }
        }
        if (missing > 0 && policy == NegativePolicy.REFUSE) {
            throw new ReturnWouldOverdraw(missing);
        }
        return clawback;
    }

    Taken taken() {
        return new Taken(List.copyOf(changed.values()), uses, expired);
    }

    /** What is left of each claim, in their order: owed or forgiven. */
    List<Claim> missing() {
        return missing;
    }

    List<Debt> debts() {
        return debts;
    }

    List<Posting> postings() {
        return postings;
    }

    /** @return what is left of the claim */
    private Claim takeOwn(Claim claim) {
        Taken taken = Taken.back(inOrder(claim::isOn), true, claim.points(), this::isFree, spare(), at);
        postings.addAll(taken.toFunders());
        return claim.less(kept(taken));
    }

    private Claim takeOthers(Claim claim) {
        Taken taken = Taken.back(
                inOrder(lot -> !claimed.test(lot) && !lot.isDrawn()), false, claim.points(), this::isFree, spare(), at);
        if (claim.saleId() == null) {
            postings.addAll(taken.toFunders());
        } else {
            postings.addAll(toFunders(claim.funding(), claim.before(), claim.before() + taken.points()));
        }
        return claim.after(kept(taken));
    }

    private void owe(Claim claim) {
        if (claim.points() == 0) {
            return;
        }
        List<Part> creditors = claim.saleId() == null
                ? List.of(new Part(Debts.NOBODY, claim.points()))
                : claim.funding().between(claim.before(), claim.before() + claim.points());
        for (Part creditor : creditors) {
            postings.add(new Posting(Account.FUNDER, creditor.funderId(), creditor.points()));
            debts.add(new Debt(creditor.funderId(), creditor.points()));
        }
    }

    private List<Lot> inOrder(Predicate<Lot> which) {
        return lots.values().stream().filter(which).sorted(Lot.SPENDING_ORDER).toList();
    }

    /** Could be spent, but for what is held; of what is claimed also what has expired. */
    private boolean isFree(Lot lot) {
        return isFree(lot, claimed, at);
    }

    private static boolean isFree(Lot lot, Predicate<Lot> claimed, Instant at) {
        return !lot.isPending(at) && (lot.isAlive(at) || claimed.test(lot));
    }

    private long spare() {
        return spare(lots.values(), claimed, held, at);
    }

    /** So many are free and no hold relies on them. */
    static long spare(Collection<Lot> lots, Predicate<Lot> claimed, long held, Instant at) {
        long there = lots.stream()
                .filter(lot -> isFree(lot, claimed, at))
                .mapToLong(Lot::remaining)
                .sum();
        return Math.max(0, there - held);
    }

    private long kept(Taken taken) {
        taken.lots().forEach(lot -> {
            lots.put(lot.id(), lot);
            changed.put(lot.id(), lot);
        });
        uses.addAll(taken.uses());
        expired.addAll(taken.expired());
        return taken.points() + taken.writtenOff();
    }

    private static List<Posting> toFunders(Funding funding, long from, long to) {
        return funding.between(from, to).stream()
                .map(part -> new Posting(Account.FUNDER, part.funderId(), part.points()))
                .toList();
    }
}
