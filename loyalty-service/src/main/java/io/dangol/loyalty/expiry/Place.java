package io.dangol.loyalty.expiry;

import java.time.Instant;
import java.util.UUID;

/** How far a look at lots has come, in the order in which they expire. */
record Place(Instant expiresAt, UUID memberId) {

    static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));
}
