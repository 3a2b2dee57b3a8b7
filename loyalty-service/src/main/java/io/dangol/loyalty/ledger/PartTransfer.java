package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Entry.Content;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.LedgerRefusal.InsufficientPoints;
import io.dangol.loyalty.ledger.Posting.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A part of lots that comes to another account. It becomes lots of its own there, with the dates and the funders of those
 * that it was taken from, so nothing lives longer by being given and nobody pays for it. What the receiver owes stays
 * owed: it is counted off what is available, and the next earning repays it.
 *
 * @param transfer both sides of it
 * @param parts the lots that it opened, and which ones they were taken from
 */
public record PartTransfer(Transfer transfer, List<Part> parts) {

    /** A lot of the receiver's, and the giver's that it is a part of. */
    public record Part(UUID lotId, UUID ofLotId) {}

    public PartTransfer {
        parts = List.copyOf(parts);
    }

    public long points() {
        return transfer.points();
    }

    /**
     * First to expire, first to be given.
     *
     * @throws InsufficientPoints if they are more than the giver could spend: what is pending, waits or is held stays
     */
    public static PartTransfer of(long points, Giver giver, MemberAccount receiver, Kind kind, Cause cause) {
        return moved(Taken.from(giver.enough(points, cause.at()), points), giver.account(), receiver, kind, cause);
    }

    /**
     * As much as is left of these lots and could be spent; what holds rely on or what covers a debt stays.
     *
     * @return empty where there is nothing left
     */
    public static Optional<PartTransfer> returned(
            Set<UUID> lots, MemberAccount holder, MemberAccount giver, Kind kind, Cause cause) {
        List<Lot> left = holder.lots().stream()
                .filter(lot -> lots.contains(lot.id()) && lot.isAvailable(cause.at()))
                .toList();
        long there = left.stream().mapToLong(Lot::remaining).sum();
        long points = Math.min(there, holder.available(cause.at()));
        return points <= 0
                ? Optional.empty()
                : Optional.of(moved(Taken.from(left, points), holder, giver, kind, cause));
    }

    private static PartTransfer moved(Taken taken, MemberAccount from, MemberAccount to, Kind kind, Cause cause) {
        List<Lot> opened = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (Lot less : taken.lots()) {
            Lot before = from.lots().stream()
                    .filter(lot -> lot.id().equals(less.id()))
                    .findFirst()
                    .orElseThrow();
            Lot part = before.part(
                    less, kind == Kind.DRAWN ? Lot.DRAWN : null, cause.ids().get(), cause.sourceId());
            opened.add(part);
            parts.add(new Part(part.id(), less.id()));
        }
        Outcome leaving = side(from, -taken.points(), taken, kind, cause);
        return new PartTransfer(
                new Transfer(leaving, side(to, taken.points(), Taken.opening(opened), kind, cause)), parts);
    }

    private static Outcome side(MemberAccount account, long points, Taken changed, Kind kind, Cause cause) {
        AccountState before = account.state();
        AccountState after = before.moved(points, List.of());
        List<Posting> postings = List.of(
                new Posting(Account.MEMBER, before.memberId(), points),
                new Posting(Account.TRANSFER, cause.sourceId(), -points));
        long number = before.entries() + 1;
        Content content =
                new Content(cause.ids().get(), number, kind, points, after.balance(), cause.sourceId(), cause.at());
        Entry entry = Entry.chained(before, content, postings, changed, List.of());
        List<Lot> lots = account.with(changed.lots()).lots();
        return new Outcome(MemberAccount.of(after.chained(number, entry.hash()), lots), entry, changed.lots());
    }
}
