package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.NaiveLedger.Box;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Two accounts as a database would keep them, with every entry held against the laws of all entries. */
final class TwoAccounts {

    private final String seed;
    private final List<MemberAccount> accounts = new ArrayList<>();
    private final Map<UUID, Lot> lots = new HashMap<>();
    private final Map<UUID, Integer> owners = new HashMap<>();
    private final Partners partners = new Partners();
    private long transferred;

    TwoAccounts(String seed) {
        this.seed = seed;
        for (int at = 0; at < 2; at++) {
            accounts.add(MemberAccount.of(AccountState.opened(new UUID(9, at)), List.of()));
        }
    }

    MemberAccount get(int at) {
        return accounts.get(at);
    }

    List<MemberAccount> both() {
        return List.copyOf(accounts);
    }

    void set(int at, MemberAccount account) {
        accounts.set(at, account);
    }

    static int place(MemberAccount account) {
        return (int) account.state().memberId().getLeastSignificantBits();
    }

    /** With lots that hold nothing any more. */
    MemberAccount loaded(int at) {
        return MemberAccount.of(accounts.get(at).state(), of(at).toList());
    }

    Set<UUID> lots() {
        return Set.copyOf(lots.keySet());
    }

    UUID source(UUID lot) {
        return Objects.requireNonNull(lots.get(lot)).sourceId();
    }

    void move(Set<UUID> some, int to) {
        some.forEach(lot -> owners.put(lot, to));
    }

    private Stream<Lot> of(int at) {
        return lots.values().stream().filter(lot -> owners.getOrDefault(lot.id(), at) == at);
    }

    /** All but the chain. */
    String told(int at) {
        AccountState state = accounts.get(at).state();
        return state.balance() + " " + state.debts() + " " + state.held() + " "
                + accounts.get(at).lots();
    }

    void take(int at, Outcome outcome) {
        Entry entry = outcome.entry();
        assertThat(entry.postings().stream().mapToLong(Posting::points).sum())
                .as(seed)
                .isZero();
        assertThat(entry.previousHash())
                .as(seed)
                .isEqualTo(accounts.get(at).state().lastHash());
        assertThat(entry.isAsWritten()).as(seed).isTrue();
        Map<UUID, Long> cleared = Clearing.of(entry);
        assertThat(cleared.values().stream().mapToLong(Long::longValue).sum())
                .as(seed)
                .isZero();
        partners.add(cleared);
        transferred += entry.postings().stream()
                .filter(posting -> posting.account() == Posting.Account.TRANSFER)
                .mapToLong(Posting::points)
                .sum();
        outcome.changedLots().forEach(lot -> {
            lots.put(lot.id(), lot);
            owners.put(lot.id(), at);
        });
        List<Lot> there = of(at).filter(lot -> lot.remaining() > 0).toList();
        accounts.set(at, MemberAccount.of(outcome.account().state(), there));
    }

    void assertThatTheyAreAs(NaiveTwins naive, Instant now) {
        for (int at = 0; at < 2; at++) {
            AccountState state = accounts.get(at).state();
            NaiveLedger coins = naive.get(at);
            assertThat(state.balance()).as(seed).isEqualTo(coins.count(Box.PURSE) - coins.debts.size());
            assertThat(Partners.creditors(state.debts().list())).as(seed).isEqualTo(coins.debts);
            assertThat(state.held()).as(seed).isEqualTo(coins.held());
            assertThat(accounts.get(at).available(now)).as(seed).isEqualTo(coins.available(now));
            assertThat(Transfer.keepsPromises(accounts.get(at), coins.open, now))
                    .as(seed)
                    .isTrue();
            Map<UUID, Long> there = coins.byLot(Box.PURSE);
            of(at).forEach(lot -> assertThat(lot.remaining()).as(seed).isEqualTo(there.getOrDefault(lot.id(), 0L)));
        }
        assertThat(transferred).as(seed).isZero();
        assertThat(partners.positions()).as(seed).isEqualTo(naive.positions());
    }
}
