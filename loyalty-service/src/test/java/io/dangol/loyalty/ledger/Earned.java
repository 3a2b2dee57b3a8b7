package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.NaiveLedger.Part;

/** A part of a sale, and how much of it was taken back. */
record Earned(Part part, Funding funding, long points, long back) {

    Earned less(long taken) {
        return new Earned(part, funding, points, back + taken);
    }
}
