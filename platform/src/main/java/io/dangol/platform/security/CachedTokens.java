package io.dangol.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.dangol.issuers.KeyNotKnown;
import io.dangol.issuers.NotTrusted;
import io.dangol.issuers.TrustedIssuers;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.MDC;
import org.jose4j.jwt.JwtClaims;

/**
 * Remembers tokens that were verified, until they expire: a till sends the same token with every sale, and checking an
 * elliptic-curve signature costs more than the rest of the request's way in.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class CachedTokens extends JWTCallerPrincipalFactory {

    private static final int MOST = 10_000;
    private static final long PATIENCE_MS = 2_000;

    private final JWTCallerPrincipalFactory verifier = new DefaultJWTCallerPrincipalFactory();
    private final TrustedIssuers issuers;
    private final ClientStanding standing;
    private final Clock clock;
    private final Cache<String, JWTCallerPrincipal> verified;

    CachedTokens(TrustedIssuers issuers, ClientStanding standing, Clock clock) {
        this.issuers = issuers;
        this.standing = standing;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<String, JWTCallerPrincipal>creating((token, caller) -> left(caller)))
                .build();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        JWTCallerPrincipal known = verified.getIfPresent(token);
        if (known != null && !left(known).isZero()) {
            return stillWelcome(known);
        }
        JWTCallerPrincipal caller = issuers.know(token) ? foreign(token) : verifier.parse(token, context);
        verified.put(token, caller);
        return stillWelcome(caller);
    }

    private JWTCallerPrincipal foreign(String token) throws ParseException {
        try {
            return new DefaultJWTCallerPrincipal(verified(token));
        } catch (NotTrusted refused) {
            throw new ParseException(String.valueOf(refused.getMessage()));
        }
    }

    /** A key that is new is waited for, for a moment: the gateway has seen it already. */
    private JwtClaims verified(String token) throws NotTrusted {
        try {
            return issuers.verify(token);
        } catch (KeyNotKnown asked) {
            // A copy: who waits no longer must not tell others that the issuer has answered.
            var unused = asked.asked()
                    .copy()
                    .completeOnTimeout(null, PATIENCE_MS, TimeUnit.MILLISECONDS)
                    .join();
            return issuers.verify(token);
        }
    }

    /** From here on the request's log lines say whose it is. */
    private JWTCallerPrincipal stillWelcome(JWTCallerPrincipal caller) throws ParseException {
        if (standing.isRevoked(answering(caller))) {
            throw new ParseException("The client was revoked");
        }
        MDC.put("clientId", caller.getSubject());
        return caller;
    }

    /** The client that the token was given to: where it speaks for somebody else (RFC 8693 section 4.1), the actor. */
    private static String answering(JWTCallerPrincipal caller) {
        return caller.getClaim("act") instanceof JsonObject actor
                ? actor.getString("sub", "")
                : String.valueOf(caller.getSubject());
    }

    private Duration left(JWTCallerPrincipal caller) {
        Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(caller.getExpirationTime()));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
