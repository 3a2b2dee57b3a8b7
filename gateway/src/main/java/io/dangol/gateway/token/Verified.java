package io.dangol.gateway.token;

/** Whose token it is, until when it counts, and whether another issuer than ours gave it. */
public record Verified(String clientId, long expiresAtMs, boolean foreign) {}
