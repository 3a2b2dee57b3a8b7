package io.dangol.platform.security;

/** Whether a client is still welcome: a token outlives its client's revocation. */
public interface ClientStanding {

    boolean isRevoked(String clientId);
}
