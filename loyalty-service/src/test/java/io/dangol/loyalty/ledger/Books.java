package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.NaiveLedger.Box;
import io.dangol.loyalty.ledger.Posting.Account;
import io.dangol.loyalty.ledger.Waiting.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a {@link History} writes down, as the database would, and how it is held against coins in boxes. */
final class Books {

    private final String seed;
    private final Partners partners = new Partners();
    private final Map<Account, Long> posted = new HashMap<>();
    private final Map<UUID, Lot> lots = new HashMap<>();
    private String lastHash = Entry.FIRST;

    Books(String seed) {
        this.seed = seed;
    }

    MemberAccount take(Outcome outcome) {
        Entry entry = outcome.entry();
        assertThat(entry.postings().stream().mapToLong(Posting::points).sum())
                .as(seed)
                .isZero();
        assertThat(entry.previousHash()).as(seed).isEqualTo(lastHash);
        assertThat(entry.isAsWritten()).as(seed).isTrue();
        Map<UUID, Long> cleared = Clearing.of(entry);
        assertThat(cleared.values().stream().mapToLong(Long::longValue).sum())
                .as(seed)
                .isZero();
        partners.add(cleared);
        entry.postings().forEach(posting -> posted.merge(posting.account(), posting.points(), Long::sum));
        lastHash = entry.hash();
        return kept(outcome.account(), outcome.changedLots());
    }

    MemberAccount take(Waits.Changed changed) {
        return kept(changed.account(), changed.lots());
    }

    private MemberAccount kept(MemberAccount account, List<Lot> changed) {
        changed.forEach(lot -> lots.put(lot.id(), lot));
        return MemberAccount.of(
                account.state(),
                lots.values().stream().filter(lot -> lot.remaining() > 0).toList());
    }

    /** As the database would give it back: with lots that hold nothing any more. */
    MemberAccount loaded(AccountState state) {
        return MemberAccount.of(state, List.copyOf(lots.values()));
    }

    void check(MemberAccount account, NaiveLedger naive, Instant now) {
        AccountState state = account.state();
        long purse = naive.count(Box.PURSE);
        assertThat(state.balance())
                .as(seed)
                .isEqualTo(purse - naive.debts.size())
                .isEqualTo(posted(Account.MEMBER));
        assertThat(state.owed()).as(seed).isEqualTo(naive.debts.size());
        assertThat(state.held()).as(seed).isEqualTo(naive.held());
        assertThat(state.lastHash()).as(seed).isEqualTo(lastHash);
        assertThat(account.available(now)).as(seed).isEqualTo(naive.available(now));
        assertThat(account.pending(now)).as(seed).isEqualTo(naive.pending(now));
        for (Reason reason : Reason.values()) {
            assertThat(Waits.points(account, reason)).as(seed).isEqualTo(naive.waiting(reason));
        }
        assertThat(posted(Account.REDEEMER)).as(seed).isEqualTo(naive.count(Box.SPENT));
        assertThat(posted(Account.BREAKAGE)).as(seed).isEqualTo(naive.count(Box.EXPIRED));
        Map<UUID, Long> there = naive.byLot(Box.PURSE);
        Map<UUID, Long> expired = naive.byLot(Box.EXPIRED);
        for (Lot lot : lots.values()) {
            assertThat(lot.remaining()).as(seed).isEqualTo(there.getOrDefault(lot.id(), 0L));
            assertThat(lot.expired()).as(seed).isEqualTo(expired.getOrDefault(lot.id(), 0L));
        }
        assertThat(partners.positions()).as(seed).isEqualTo(Partners.settled(naive.positions));
        assertThat(Partners.creditors(state.debts().list())).as(seed).isEqualTo(naive.debts);
    }

    private long posted(Account books) {
        return posted.getOrDefault(books, 0L);
    }
}
