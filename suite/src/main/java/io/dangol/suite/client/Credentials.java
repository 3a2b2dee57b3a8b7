package io.dangol.suite.client;

/** Who calls: an API client with its secret, which never shows in a text. */
public record Credentials(String clientId, String clientSecret) {

    @Override
    public String toString() {
        return "Credentials[" + clientId + "]";
    }
}
