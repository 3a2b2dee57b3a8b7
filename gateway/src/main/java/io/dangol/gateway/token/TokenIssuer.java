package io.dangol.gateway.token;

import io.dangol.gateway.client.ApiClient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Says in a signed token who the client is and what it may do. */
@Singleton
class TokenIssuer {

    static final String AUDIENCE = "dangol";

    private static final Duration LONGEST_OF_MEMBER = Duration.ofMinutes(15);

    private final SigningKeys keys;
    private final TokenConfig config;
    private final Clock clock;
    private final String issuer;

    TokenIssuer(
            SigningKeys keys,
            TokenConfig config,
            Clock clock,
            @ConfigProperty(name = "dangol.token.issuer", defaultValue = "dangol") String issuer) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
        this.issuer = issuer;
    }

    long lifetimeSeconds() {
        return config.lifetime().toSeconds();
    }

    String issue(ApiClient client, Collection<String> scopes) {
        return sign(claims(client, scopes));
    }

    /** However long tokens of clients live, one of a member ends soon: it lies in somebody's pocket. */
    long memberLifetimeSeconds() {
        return Math.min(lifetimeSeconds(), LONGEST_OF_MEMBER.toSeconds());
    }

    /** Speaks for one member; who had it made stands in {@code act} (RFC 8693 section 4.1) and answers for it. */
    String issue(Member member, ApiClient actor) {
        JwtClaims claims = claims(member.subject(), memberLifetimeSeconds());
        claims.setStringClaim("scope", Member.SCOPE);
        claims.setStringClaim("role", Member.ROLE);
        claims.setStringClaim(member.claim(), member.id().toString());
        claims.setClaim("act", Map.of("sub", actor.clientId()));
        return sign(claims);
    }

    private JwtClaims claims(String subject, long lifetimeSeconds) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(List.of(AUDIENCE));
        claims.setSubject(subject);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + lifetimeSeconds));
        claims.setJwtId(UUID.randomUUID().toString());
        return claims;
    }

    private JwtClaims claims(ApiClient client, Collection<String> scopes) {
        JwtClaims claims = claims(client.clientId(), lifetimeSeconds());
        claims.setStringClaim("scope", String.join(" ", scopes));
        claims.setStringClaim("role", client.role());
        if (client.partnerId() != null) {
            claims.setStringClaim("partnerId", client.partnerId());
        }
        if (!client.storeCodes().isEmpty()) {
            claims.setStringListClaim("storeCodes", client.storeCodes());
        }
        return claims;
    }

    private String sign(JwtClaims claims) {
        SigningKey key = keys.signing();
        JsonWebSignature token = new JsonWebSignature();
        token.setHeader("typ", "JWT");
        token.setKeyIdHeaderValue(key.id());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKey(key.key().getPrivateKey());
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
