package io.dangol.gateway.token;

/** A token request was refused, in the words of RFC 6749 section 5.2. */
final class TokenError extends RuntimeException {

    private final int status;
    private final String error;
    private final String description;

    private TokenError(int status, String error, String description) {
        super(error, null, false, false);
        this.status = status;
        this.error = error;
        this.description = description;
    }

    static TokenError invalidRequest(String description) {
        return new TokenError(400, "invalid_request", description);
    }

    static TokenError invalidClient() {
        return new TokenError(401, "invalid_client", "Unknown client or wrong secret");
    }

    static TokenError unsupportedGrantType() {
        return new TokenError(
                400, "unsupported_grant_type", "Only client_credentials and token-exchange are supported");
    }

    static TokenError unauthorizedClient() {
        return new TokenError(400, "unauthorized_client", "The client may not ask for tokens of members");
    }

    static TokenError invalidScope() {
        return new TokenError(400, "invalid_scope", "The client may not have every scope that was asked for");
    }

    static TokenError tooLong() {
        return new TokenError(400, "invalid_request", "The client has more stores than a token can name");
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String description() {
        return description;
    }
}
