package io.dangol.gateway.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.gateway.http.Endpoint;
import io.dangol.gateway.limit.Bodies;
import io.dangol.gateway.limit.RateLimits;
import io.dangol.gateway.problem.Problems;
import io.dangol.gateway.problem.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;

/** {@code POST /oauth2/introspect} (RFC 7662): an operator asks whether a token is good, and what it allows. */
@Singleton
class IntrospectionEndpoint implements Endpoint {

    /** Who may ask. */
    private static final String SCOPE = "operations:read";

    private static final String BEARER = "bearer ";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FIELD = "token=";
    private static final int MOST_BYTES = 2 * TokenVerifier.LONGEST;
    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final TokenVerifier tokens;
    private final RateLimits rates;
    private final TokenAnswers answers;

    IntrospectionEndpoint(TokenVerifier tokens, RateLimits rates, TokenAnswers answers) {
        this.tokens = tokens;
        this.rates = rates;
        this.answers = answers;
    }

    @Override
    public String name() {
        return "introspection";
    }

    @Override
    public boolean serves(String path) {
        return path.equals("/oauth2/introspect");
    }

    @Override
    public Set<HttpMethod> methods() {
        return Set.of(HttpMethod.POST);
    }

    @Override
    public void handle(HttpServerRequest request) {
        Bodies.read(request, MOST_BYTES)
                .map(body -> introspected(request, body.toString()))
                .onSuccess(said -> Problems.answered(request, () -> answers.answer(request, said)))
                .onFailure(failure -> Problems.answered(request, () -> answers.refuse(request, failure)));
    }

    private Map<String, Object> introspected(HttpServerRequest request, String body) {
        requireOperator(request);
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            throw new Refusal(415, "unsupported-media-type");
        }
        return tokens.introspected(token(body)).map(IntrospectionEndpoint::said).orElse(INACTIVE);
    }

    private void requireOperator(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw TokenVerifier.missing();
        }
        JwtClaims caller = tokens.introspected(
                        authorization.substring(BEARER.length()).trim())
                .orElseThrow(TokenVerifier::missing);
        rates.client(String.valueOf(claim(caller, "sub")), request.response());
        if (!List.of(String.valueOf(claim(caller, "scope")).split(" ", -1)).contains(SCOPE)) {
            throw new Refusal(403, "scope-missing");
        }
    }

    /** The token that is asked about. Hints of what kind it may be are let through: there is one kind. */
    private static String token(String body) {
        for (String field : body.split("&", -1)) {
            if (field.startsWith(FIELD) && field.length() > FIELD.length()) {
                try {
                    return URLDecoder.decode(field.substring(FIELD.length()), UTF_8);
                } catch (IllegalArgumentException malformed) {
                    return "";
                }
            }
        }
        throw TokenError.invalidRequest("token is missing");
    }

    private static Map<String, Object> said(JwtClaims claims) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("active", true);
        said.put("token_type", "Bearer");
        said.put("client_id", TokenVerifier.answering(claims));
        for (String name : List.of(
                "scope",
                "role",
                "partnerId",
                "storeCodes",
                "memberId",
                "customerId",
                "act",
                "iss",
                "aud",
                "sub",
                "iat",
                "exp",
                "jti")) {
            Optional.ofNullable(claims.getClaimValue(name)).ifPresent(value -> said.put(name, value));
        }
        return said;
    }

    private static Object claim(JwtClaims claims, String name) {
        Object value = claims.getClaimValue(name);
        return value == null ? "" : value;
    }
}
