package io.dangol.gateway.token;

/** Whose token it is and until when it counts. */
public record Verified(String clientId, long expiresAtMs) {}
