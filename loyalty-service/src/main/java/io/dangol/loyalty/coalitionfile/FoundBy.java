package io.dangol.loyalty.coalitionfile;

/** How the sale of a line was found. */
enum FoundBy {
    RECEIPT,
    /** By card, store and time: the coalition has no receipt's number, or one of its own. */
    CARD
}
