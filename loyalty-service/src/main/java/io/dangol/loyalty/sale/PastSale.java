package io.dangol.loyalty.sale;

import io.dangol.loyalty.rule.Basket;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A sale of the past, as rules see it.
 *
 * @param left what of it has not come back by now
 */
public record PastSale(UUID memberId, UUID partnerId, LocalDate day, long pointsEarned, Basket sold, Basket left) {}
