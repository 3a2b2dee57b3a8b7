package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Waiting.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a decision led to: the account after it, the entry that explains why, and the lots as they are now. */
public record Outcome(MemberAccount account, Entry entry, List<Lot> changedLots) {

    /** Of what it opened, these lots wait for something. */
    public Outcome awaiting(Reason reason, Set<UUID> which, Instant at) {
        Waits.Changed changed = Waits.begin(account, reason, which, at);
        Map<UUID, Lot> waiting = changed.lots().stream().collect(Collectors.toMap(Lot::id, Function.identity()));
        List<Lot> lots = changedLots.stream()
                .map(lot -> waiting.getOrDefault(lot.id(), lot))
                .toList();
        return new Outcome(changed.account(), entry, lots);
    }
}
