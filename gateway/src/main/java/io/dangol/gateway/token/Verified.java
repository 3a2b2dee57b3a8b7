package io.dangol.gateway.token;

import org.jspecify.annotations.Nullable;

/**
 * Whose token it is and until when it counts.
 *
 * @param caller who comes with it: a client, a member, or somebody that another issuer knows
 * @param client the API client that answers for it; null where another issuer gave it
 */
public record Verified(String caller, @Nullable String client, long expiresAtMs) {}
