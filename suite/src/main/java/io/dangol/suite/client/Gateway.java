package io.dangol.suite.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The suite's one door, as its callers see it. */
public final class Gateway {

    private static final int UNAUTHORIZED = 401;
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 7_000;

    private final Sender sender;
    private final Tokens tokens;

    public Gateway(URI address, Patience patience) {
        this(address, null, patience, Witness.NOBODY);
    }

    /** By TLS: {@code authority} is a PEM file with whose certificates are believed; null for those that Java knows. */
    public Gateway(URI address, @Nullable Path authority, Patience patience) {
        this(address, authority, patience, Witness.NOBODY);
    }

    public Gateway(URI address, Patience patience, Witness witness) {
        this(address, null, patience, witness);
    }

    private Gateway(URI address, @Nullable Path authority, Patience patience, Witness witness) {
        this.sender = new Sender(address, authority, patience, witness);
        this.tokens = new Tokens(sender);
    }

    public Caller as(Credentials credentials) {
        return new Caller(credentials);
    }

    /** One API client at the door. */
    public final class Caller {

        private final Credentials credentials;

        private Caller(Credentials credentials) {
            this.credentials = credentials;
        }

        /** Whether the door knows this client by now: it learns of a new one a moment after it was created. */
        private boolean isAdmitted() {
            return tokens.isGivenTo(credentials);
        }

        /**
         * Waits until the door knows this client. In growing steps: to the door a client that it does not know yet looks
         * like somebody who guesses, and after a few tries it is locked out.
         *
         * @return whether it is known now
         */
        public boolean awaitAdmission() {
            for (long pauseMs = FIRST_PAUSE_MS; !isAdmitted(); pauseMs *= 2) {
                if (pauseMs > LONGEST_PAUSE_MS) {
                    return false;
                }
                Pause.ms(pauseMs);
            }
            return true;
        }

        /** For those who speak HTTP themselves, such as a load generator. */
        public String token() {
            return tokens.of(credentials);
        }

        public Answer get(String path) {
            return call("GET", path, null, null);
        }

        /** For requests whose content names what they are about, such as a receipt's number. A text is JSON already. */
        public Answer post(String path, Object body) {
            return call("POST", path, body, null);
        }

        /** With a key, so that the same request again does nothing. */
        public Answer post(String path, Object body, String idempotencyKey) {
            return call("POST", path, body, idempotencyKey);
        }

        public Answer put(String path, Object body) {
            return call("PUT", path, body, null);
        }

        private Answer call(String method, String path, @Nullable Object body, @Nullable String key) {
            String token = tokens.of(credentials);
            Answer answer = sender.send(request(method, path, body, key, token));
            if (answer.status() == UNAUTHORIZED) {
                tokens.forget(credentials, token);
                answer = sender.send(request(method, path, body, key, tokens.of(credentials)));
            }
            return answer;
        }

        private HttpRequest request(
                String method, String path, @Nullable Object body, @Nullable String key, String token) {
            HttpRequest.Builder request = sender.request(path)
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/json, application/problem+json");
            if (body == null) {
                return request.method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
            }
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            return request.header("Content-Type", "application/json")
                    .method(
                            method,
                            HttpRequest.BodyPublishers.ofString(body instanceof String json ? json : Json.write(body)))
                    .build();
        }
    }
}
