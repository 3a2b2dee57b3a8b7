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

    /** What names a sale. */
    record Receipt(String storeCode, String number) {

        /** Before all others. */
        static final Receipt NONE = new Receipt("", "");
    }

    @Override
    public String toString() {
        return "line " + number;
    }
}
