package io.dangol.loyalty.adjustment;

import org.jspecify.annotations.Nullable;

/**
 * Who asks or approves.
 *
 * @param clientId the API client, as its token says
 * @param user which of the client's own users, as the client says; null where it does not
 */
record Person(String clientId, @Nullable String user) {

    /** Two who cannot be told apart count as one; a user of two clients is one person. */
    boolean mayBe(Person other) {
        if (user != null && other.user != null) {
            return user.equals(other.user);
        }
        return clientId.equals(other.clientId);
    }
}
