package io.dangol.gateway.token;

import io.dangol.gateway.client.ApiClient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

    private JwtClaims claims(ApiClient client, Collection<String> scopes) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(List.of(AUDIENCE));
        claims.setSubject(client.clientId());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + lifetimeSeconds()));
        claims.setJwtId(UUID.randomUUID().toString());
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
