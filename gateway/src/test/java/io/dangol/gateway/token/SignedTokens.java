package io.dangol.gateway.token;

import jakarta.inject.Singleton;
import java.security.Key;
import java.time.Instant;
import java.util.function.Consumer;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Tokens that the gateway would not issue, signed with its own key or another one. */
@Singleton
public class SignedTokens {

    private final SigningKeys keys;

    SignedTokens(SigningKeys keys) {
        this.keys = keys;
    }

    String own(String clientId, Consumer<JwtClaims> change) {
        return sign(clientId, keys.signing().key().getPrivateKey(), change);
    }

    String foreign(String clientId) {
        return sign(clientId, SigningKey.make(Instant.EPOCH).key().getPrivateKey(), claims -> {});
    }

    private String sign(String clientId, Key key, Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("dangol");
        claims.setAudience("dangol");
        claims.setSubject(clientId);
        claims.setExpirationTimeMinutesInTheFuture(5);
        change.accept(claims);
        JsonWebSignature token = new JsonWebSignature();
        token.setKeyIdHeaderValue(keys.signing().id());
        token.setAlgorithmHeaderValue("ES256");
        token.setKey(key);
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
