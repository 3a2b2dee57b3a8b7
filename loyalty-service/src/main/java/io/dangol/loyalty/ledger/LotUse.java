package io.dangol.loyalty.ledger;

import java.util.UUID;

/**
 * How many points an entry took from a lot: what a void puts back, and by whose funding partners settle.
 *
 * @param points below zero where they were put back
 */
public record LotUse(UUID lotId, UUID funderId, long points) {}
