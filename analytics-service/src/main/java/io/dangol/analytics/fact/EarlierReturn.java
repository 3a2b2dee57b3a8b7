package io.dangol.analytics.fact;

import io.dangol.analytics.fact.SalesChange.Place;
import java.util.UUID;

/**
 * A return without a card that was counted before more was known of its sale.
 *
 * @param sold where it is summed up by the day of the sale
 * @param returned and by its own
 */
record EarlierReturn(UUID saleId, Place sold, Place returned, long amount) {}
