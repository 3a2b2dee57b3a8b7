package io.dangol.gateway.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.gateway.client.ApiClient;
import io.dangol.gateway.client.ClientDirectory;
import io.dangol.gateway.http.Endpoint;
import io.dangol.gateway.limit.Bodies;
import io.dangol.gateway.limit.Guesses;
import io.dangol.gateway.problem.Problems;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /oauth2/token}: client credentials against a token (RFC 6749 section 4.4), or against one that speaks for a
 * member (RFC 8693).
 */
@Singleton
class TokenEndpoint implements Endpoint {

    private static final int MOST_BYTES = 8 * 1024;

    private final ClientDirectory clients;
    private final ClientSecrets secrets;
    private final Guesses guesses;
    private final TokenIssuer issuer;
    private final TokenAnswers answers;

    TokenEndpoint(
            ClientDirectory clients, ClientSecrets secrets, Guesses guesses, TokenIssuer issuer, TokenAnswers answers) {
        this.clients = clients;
        this.secrets = secrets;
        this.guesses = guesses;
        this.issuer = issuer;
        this.answers = answers;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Granted(
            @JsonProperty("access_token") String accessToken,

            @Nullable @JsonProperty("issued_token_type") String issuedTokenType,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            String scope) {}

    @Override
    public String name() {
        return "token";
    }

    @Override
    public boolean serves(String path) {
        return path.equals("/oauth2/token");
    }

    @Override
    public Set<HttpMethod> methods() {
        return Set.of(HttpMethod.POST);
    }

    @Override
    public void handle(HttpServerRequest request) {
        Bodies.read(request, MOST_BYTES)
                .map(body -> granted(request, body))
                .onSuccess(granted -> Problems.answered(request, () -> answers.answer(request, granted)))
                .onFailure(failure -> Problems.answered(request, () -> answers.refuse(request, failure)));
    }

    private Granted granted(HttpServerRequest request, Buffer body) {
        TokenRequest asked = TokenRequest.of(
                request.getHeader(HttpHeaders.CONTENT_TYPE),
                request.getHeader(HttpHeaders.AUTHORIZATION),
                body.toString());
        ApiClient client = authenticated(request, asked);
        return switch (asked.grantType()) {
            case "client_credentials" -> granted(client, asked);
            case TokenExchange.GRANT_TYPE -> exchanged(client, asked);
            default -> throw TokenError.unsupportedGrantType();
        };
    }

    private Granted exchanged(ApiClient client, TokenRequest asked) {
        if (!client.scopes().contains(TokenExchange.SCOPE)) {
            throw TokenError.unauthorizedClient();
        }
        TokenExchange exchange = TokenExchange.of(asked.form());
        if (!Member.SCOPES.containsAll(asked.scopes())) {
            throw TokenError.invalidScope();
        }
        String token = issuer.issue(exchange.member(), client);
        return new Granted(token, TokenExchange.ACCESS_TOKEN, "Bearer", issuer.memberLifetimeSeconds(), Member.SCOPE);
    }

    private Granted granted(ApiClient client, TokenRequest asked) {
        Collection<String> scopes = asked.scopes().isEmpty() ? client.scopes() : asked.scopes();
        if (!client.scopes().containsAll(scopes)) {
            throw TokenError.invalidScope();
        }
        String token = issuer.issue(client, scopes);
        if (token.length() > TokenVerifier.LONGEST) {
            // Said here, where somebody looks, and not with every request that it is sent with.
            throw TokenError.tooLong();
        }
        return new Granted(token, null, "Bearer", issuer.lifetimeSeconds(), String.join(" ", scopes));
    }

    private ApiClient authenticated(HttpServerRequest request, TokenRequest asked) {
        guesses.check(asked.clientId(), request);
        Optional<ApiClient> client = clients.active(asked.clientId());
        if (!secrets.match(client, asked.secret())) {
            guesses.failed(asked.clientId(), request);
            throw TokenError.invalidClient();
        }
        return client.orElseThrow(TokenError::invalidClient);
    }
}
