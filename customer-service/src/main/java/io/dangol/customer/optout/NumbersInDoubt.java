package io.dangol.customer.optout;

import java.util.List;
import java.util.UUID;

/**
 * The phone numbers of these customers may be somebody else's by now. Told within the transaction that keeps it, after
 * it was written, to whoever has promised a contact.
 */
public record NumbersInDoubt(List<UUID> customerIds) {}
