package io.dangol.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dangol.gateway.client.ClientDirectory;
import io.dangol.gateway.problem.Refusal;
import io.dangol.issuers.KeyNotKnown;
import io.dangol.issuers.NotTrusted;
import io.dangol.issuers.TrustedIssuers;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** Tells good tokens from bad ones. Verifying a signature costs more than the rest of a request, so it is done once. */
@Singleton
public class TokenVerifier {

    private static final Logger LOG = Logger.getLogger(TokenVerifier.class);
    private static final int MOST_TOKENS = 10_000;
    /** Room for some hundred stores; with all other fields it must stay within the limit for headers. */
    static final int LONGEST = 12 * 1024;

    private final SigningKeys keys;
    private final TrustedIssuers issuers;
    private final ClientDirectory clients;
    private final Clock clock;
    private final String issuer;
    private final Cache<String, Verified> verified;
    private volatile Reader reader;

    /** A consumer is costly to build and good for as long as the keys stay the same. */
    private record Reader(KeyRing keys, JwtConsumer consumer) {}

    TokenVerifier(
            SigningKeys keys,
            TrustedIssuers issuers,
            ClientDirectory clients,
            TokenConfig config,
            Clock clock,
            @ConfigProperty(name = "dangol.token.issuer", defaultValue = "dangol") String issuer) {
        this.keys = keys;
        this.issuers = issuers;
        this.clients = clients;
        this.clock = clock;
        this.issuer = issuer;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST_TOKENS)
                .expireAfterWrite(config.lifetime())
                .build();
        this.reader = new Reader(keys.keys(), consumer(keys.keys(), issuer));
    }

    /** The token if it was verified before; whether it has expired since is asked again each time. */
    public Optional<Verified> known(String token) {
        Verified known = verified.getIfPresent(token);
        if (known == null) {
            return Optional.empty();
        }
        if (known.expiresAtMs() <= clock.millis()) {
            verified.invalidate(token);
            throw refused("token-expired", "The token has expired");
        }
        return Optional.of(stillWelcome(known));
    }

    public Verified verify(String token) {
        Verified fresh = read(token);
        verified.put(token, fresh);
        return stillWelcome(fresh);
    }

    /** What a token says if it is good at this moment: for who wants to know, not for who wants in. */
    Optional<JwtClaims> introspected(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            if (issuers.know(token)) {
                return Optional.of(issuers.verify(token));
            }
            JwtClaims claims = currentConsumer().processToClaims(token);
            return clients.knows(answering(claims)) ? Optional.of(claims) : Optional.empty();
        } catch (InvalidJwtException | NotTrusted | KeyNotKnown notGood) {
            return Optional.empty();
        }
    }

    public static Refusal missing() {
        return new Refusal(401, "unauthorized").with("WWW-Authenticate", "Bearer realm=\"dangol\"");
    }

    private Verified read(String token) {
        if (token.length() > LONGEST) {
            throw refused("token-invalid", "The token is too long");
        }
        try {
            return issuers.know(token)
                    ? foreign(issuers.verify(token))
                    : own(currentConsumer().processToClaims(token));
        } catch (InvalidJwtException invalid) {
            throw invalid(invalid.hasExpired());
        } catch (NotTrusted foreign) {
            LOG.debugf("A foreign token was refused: %s", foreign.getMessage());
            throw invalid(foreign.hasExpired());
        } catch (KeyNotKnown asked) {
            throw new Refusal(503, "issuer-asked").retryAfterSeconds(1);
        } catch (MalformedClaimException malformed) {
            throw invalid(false);
        }
    }

    /** Nobody whom we know answers for a foreign one. */
    private static Verified foreign(JwtClaims claims) throws MalformedClaimException {
        return new Verified(
                claims.getSubject(), null, claims.getExpirationTime().getValueInMillis());
    }

    private static Verified own(JwtClaims claims) throws MalformedClaimException {
        return new Verified(
                claims.getSubject(),
                answering(claims),
                claims.getExpirationTime().getValueInMillis());
    }

    /** The client that the token was given to: where it speaks for a member, the actor. */
    static String answering(JwtClaims claims) {
        return claims.getClaimValue("act") instanceof Map<?, ?> actor
                ? String.valueOf(actor.get("sub"))
                : String.valueOf(claims.getClaimValue("sub"));
    }

    private static Refusal invalid(boolean expired) {
        return expired
                ? refused("token-expired", "The token has expired")
                : refused("token-invalid", "The token is not valid");
    }

    /** A token outlives its client's revocation, its welcome does not. */
    private Verified stillWelcome(Verified token) {
        String client = token.client();
        if (client != null && !clients.knows(client)) {
            throw refused("client-revoked", "The client is not active");
        }
        return token;
    }

    private JwtConsumer currentConsumer() {
        Reader current = reader;
        if (!current.keys().equals(keys.keys())) {
            current = new Reader(keys.keys(), consumer(keys.keys(), issuer));
            reader = current;
        }
        return current.consumer();
    }

    private static JwtConsumer consumer(KeyRing keys, String issuer) {
        return new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setRequireSubject()
                .setExpectedIssuer(issuer)
                .setExpectedAudience(TokenIssuer.AUDIENCE)
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.published()))
                .build();
    }

    private static Refusal refused(String code, String description) {
        return new Refusal(401, code)
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"dangol\", error=\"invalid_token\", error_description=\"" + description + "\"");
    }
}
