package io.dangol.issuers;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/** All issuers, besides our own, whose tokens count here. */
@Singleton
public class TrustedIssuers {

    private static final long ASK_AGAIN_SECONDS = 60;

    /** Reads who a token says it is from, and believes nothing. */
    private static final JwtConsumer UNVERIFIED = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    private final Map<String, Issuer> issuers = new HashMap<>();
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(TrustedIssuers::thread);

    @Inject
    TrustedIssuers(IssuersConfig config, TlsConfigurationRegistry tls) {
        this(config, trusted(tls), System::nanoTime);
    }

    TrustedIssuers(IssuersConfig config, @Nullable KeyStore trusted, LongSupplier nanoTime) {
        Roles roles = Roles.committed();
        HttpDownload download = new HttpDownload(trusted);
        config.issuers().forEach((name, issuer) -> {
            ClaimMapping mapping = new ClaimMapping(name, issuer.roles(), issuer.claims(), roles);
            IssuerKeys keys = new IssuerKeys(name, issuer, download, executor, nanoTime);
            issuers.put(issuer.url().toString(), new Issuer(issuer, mapping, keys));
        });
    }

    void start(@Observes StartupEvent started) {
        if (!issuers.isEmpty()) {
            var unused = executor.scheduleWithFixedDelay(this::ask, 0, ASK_AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        var unused = executor.shutdownNow();
    }

    /** Whether one of them is who the token says it is from. Nothing is verified by that. */
    public boolean know(String token) {
        return issuer(token) != null;
    }

    /**
     * What the token would say if it were ours: subject, role, scopes of that role, partner and stores.
     *
     * @throws NotTrusted if it does not count here
     * @throws KeyNotKnown if that will be known in a moment
     */
    public JwtClaims verify(String token) throws NotTrusted {
        Issuer issuer = issuer(token);
        if (issuer == null) {
            throw new NotTrusted("The issuer is unknown");
        }
        return issuer.verify(token);
    }

    private @Nullable Issuer issuer(String token) {
        if (issuers.isEmpty()) {
            return null;
        }
        try {
            return issuers.get(UNVERIFIED.processToClaims(token).getIssuer());
        } catch (InvalidJwtException | MalformedClaimException noToken) {
            return null;
        }
    }

    /** Whether or not it was done a moment ago. */
    void ask() {
        issuers.values().forEach(issuer -> issuer.keys().read());
    }

    private static @Nullable KeyStore trusted(TlsConfigurationRegistry tls) {
        return tls.getDefault().map(TlsConfiguration::getTrustStore).orElse(null);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "issuers");
        thread.setDaemon(true);
        return thread;
    }
}
