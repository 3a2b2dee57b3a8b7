package io.dangol.loyalty.expiry;

/** A part of all members, always the same ones: those who look beside each other do not wait for each other's rows. */
record Share(int number, int of) {

    static final Share ALL = new Share(0, 1);

    Share {
        if (number < 0 || number >= of) {
            throw new IllegalArgumentException("Share %d of %d".formatted(number, of));
        }
    }
}
