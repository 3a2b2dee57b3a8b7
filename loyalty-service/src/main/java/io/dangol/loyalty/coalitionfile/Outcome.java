package io.dangol.loyalty.coalitionfile;

/** What became of a line, the best one first. */
enum Outcome {
    MATCHED,
    AMOUNT_DIFFERS,
    /** Our till was shown another card of the coalition. */
    WRONG_CARD,
    /** We have the receipt, and our till was shown no card of the coalition. */
    CARD_NOT_SHOWN,
    ONLY_IN_FILE,
    /** Another line is about the same receipt, and agrees better or as well. */
    DUPLICATE,
    REJECTED,
    /** No line: our till was shown a card, and the coalition does not know of it. */
    ONLY_WITH_US
}
