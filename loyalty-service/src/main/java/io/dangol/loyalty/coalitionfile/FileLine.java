package io.dangol.loyalty.coalitionfile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sale as the coalition has it; amounts in minor units.
 *
 * @param number the line of the file
 * @param token of the card; null where the coalition does not tell its number
 * @param points that it gave
 * @param fee that it charges
 */
record FileLine(
        long number,
        Receipt receipt,
        Instant soldAt,
        @Nullable String token,
        long amount,
        long points,
        long fee) {

    /** Before all others. */
    static final FileLine NONE = new FileLine(0, Receipt.NONE, Instant.EPOCH, "", 0, 0, 0);

    /**
     * What names a sale.
     *
     * @param number empty where the coalition does not tell it
     */
    record Receipt(String storeCode, String number) {

        /** Before all others. */
        static final Receipt NONE = new Receipt("", "");
    }

    @Override
    public String toString() {
        return "line " + number;
    }
}
