package io.dangol.suite.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens by caller, each asked for once and again shortly before it ends. */
final class Tokens {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Sender sender;
    private final Map<Credentials, Token> tokens = new ConcurrentHashMap<>();

    Tokens(Sender sender) {
        this.sender = sender;
    }

    String of(Credentials caller) {
        return tokens.compute(caller, (who, known) -> known != null && known.isFresh() ? known : ask(who))
                .value();
    }

    boolean isGivenTo(Credentials caller) {
        if (tokens.containsKey(caller)) {
            return true;
        }
        Answer answer = request(caller);
        if (answer.isSuccess()) {
            tokens.put(caller, Token.of(answer));
        }
        return answer.isSuccess();
    }

    /** The server refused it: after a restart its keys may be new ones. */
    void forget(Credentials caller, String refused) {
        tokens.computeIfPresent(caller, (who, known) -> known.value().equals(refused) ? null : known);
    }

    private Token ask(Credentials caller) {
        return Token.of(request(caller).orFail("No token for " + caller.clientId()));
    }

    private Answer request(Credentials caller) {
        String pair = caller.clientId() + ":" + caller.clientSecret();
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = sender.request("/oauth2/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return sender.send(request);
    }

    private record Token(String value, long endNanos) {

        static Token of(Answer answer) {
            JsonNode body = answer.body();
            Duration life = Duration.ofSeconds(body.path("expires_in").asLong()).minus(MARGIN);
            return new Token(body.path("access_token").asText(), System.nanoTime() + life.toNanos());
        }

        boolean isFresh() {
            return System.nanoTime() < endNanos;
        }
    }
}
