package io.dangol.loyalty.ledger;

import java.util.List;

/** What a decision led to: the account after it, the entry that explains why, and the lots as they are now. */
public record Outcome(MemberAccount account, Entry entry, List<Lot> changedLots) {}
