package io.dangol.customer.optout;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * This partner services the customer now, as it may have before. Told within the transaction that keeps it, with the
 * customer locked, to whoever has promised a contact to another partner.
 *
 * @param partnerId null: none
 */
public record CustodyPassed(UUID customerId, @Nullable UUID partnerId) {}
