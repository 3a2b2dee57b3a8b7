package io.dangol.issuers;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Somebody else whose tokens count here. */
final class Issuer {

    /** Between their clock and ours. */
    private static final int SKEW_SECONDS = 30;

    /** By a private key only: a shared secret would let whoever verifies also sign. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    private final IssuersConfig.Trusted config;
    private final ClaimMapping mapping;
    private final IssuerKeys keys;
    private volatile @Nullable Reader reader;

    /** A consumer is costly to build and good for as long as the keys stay the same. */
    private record Reader(List<JsonWebKey> keys, JwtConsumer consumer) {}

    Issuer(IssuersConfig.Trusted config, ClaimMapping mapping, IssuerKeys keys) {
        this.config = config;
        this.mapping = mapping;
        this.keys = keys;
    }

    IssuerKeys keys() {
        return keys;
    }

    JwtClaims verify(String token) throws NotTrusted {
        requireKey(token);
        try {
            JwtClaims claims = consumer(keys.known()).processToClaims(token);
            requireShortLife(claims);
            return mapping.ours(claims, SKEW_SECONDS);
        } catch (InvalidJwtException invalid) {
            throw invalid.hasExpired() ? NotTrusted.expired() : new NotTrusted("The token is not valid");
        } catch (MalformedClaimException malformed) {
            throw new NotTrusted("A claim has no form that we know");
        }
    }

    /** A key that nobody names, or that its issuer does not know either, makes no token. */
    private void requireKey(String token) throws NotTrusted {
        String keyId = keyId(token);
        if (keyId == null) {
            throw new NotTrusted("The token names no key");
        }
        if (!keys.knows(keyId)) {
            CompletableFuture<Void> asked = keys.ask();
            if (asked == null) {
                throw new NotTrusted("The token names a key that its issuer does not have");
            }
            throw new KeyNotKnown(asked);
        }
    }

    private static @Nullable String keyId(String token) throws NotTrusted {
        try {
            return JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
        } catch (JoseException malformed) {
            throw new NotTrusted("The token has no form that we know");
        }
    }

    private void requireShortLife(JwtClaims claims) throws NotTrusted, MalformedClaimException {
        long seconds =
                claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue();
        if (seconds > config.longestLife().toSeconds()) {
            throw new NotTrusted("The token lives longer than it may");
        }
    }

    private JwtConsumer consumer(List<JsonWebKey> known) {
        Reader current = reader;
        if (current == null || current.keys() != known) {
            current = new Reader(known, made(known));
            reader = current;
        }
        return current.consumer();
    }

    private JwtConsumer made(List<JsonWebKey> known) {
        return new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setExpectedIssuer(config.url().toString())
                .setExpectedAudience(config.audience())
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(known))
                .build();
    }
}
