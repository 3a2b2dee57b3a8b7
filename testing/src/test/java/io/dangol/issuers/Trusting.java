package io.dangol.issuers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.testing.StandInIssuer;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwt.JwtClaims;

/** Who trusts one issuer, called idp, which may give three roles. */
final class Trusting implements AutoCloseable {

    private final AtomicLong nanoTime = new AtomicLong();
    private final StandInIssuer issuer = StandInIssuer.start();
    private TrustedIssuers issuers = trusting(Map.of());

    StandInIssuer issuer() {
        return issuer;
    }

    TrustedIssuers issuers() {
        return issuers;
    }

    /** As a service does it: a key that is not known is waited for once. */
    JwtClaims verified(String token) throws NotTrusted {
        try {
            return issuers.verify(token);
        } catch (KeyNotKnown asked) {
            asked.asked().join();
            return issuers.verify(token);
        }
    }

    void refused(String token) {
        assertThatThrownBy(() -> verified(token)).isInstanceOf(NotTrusted.class);
    }

    /** On other terms. */
    void trust(Map<String, String> settings) {
        issuers.stop(new ShutdownEvent());
        issuers = trusting(settings);
    }

    void waitFor(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    @Override
    public void close() {
        issuers.stop(new ShutdownEvent());
        issuer.close();
    }

    private TrustedIssuers trusting(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("url", issuer.url(), "roles", "erp,pos,partner-staff"));
        all.putAll(settings);
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder().withMapping(IssuersConfig.class);
        all.forEach((name, value) -> config.withDefaultValue("dangol.issuers.idp." + name, value));
        return new TrustedIssuers(config.build().getConfigMapping(IssuersConfig.class), null, nanoTime::get);
    }
}
