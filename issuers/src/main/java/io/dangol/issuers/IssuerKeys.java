package io.dangol.issuers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of one issuer. Asked for again and again, and at once when a token names one that is not known, but no
 * more often than every few seconds: a made-up name must not make us a nuisance to the issuer. While it is away, the keys
 * that are known stay.
 */
final class IssuerKeys {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String issuer;
    private final String url;
    private final @Nullable URI given;
    private final Download download;
    private final Executor executor;
    private final LongSupplier nanoTime;

    private volatile List<JsonWebKey> known = List.of();
    private @Nullable CompletableFuture<Void> asking;
    private long askedAt;
    private boolean failed;

    /** Gets a document from the issuer. */
    interface Download {
        String get(URI address) throws IOException;
    }

    IssuerKeys(
            String issuer, IssuersConfig.Trusted config, Download download, Executor executor, LongSupplier nanoTime) {
        this.issuer = issuer;
        this.url = config.url().toString();
        this.given = config.jwksUrl().orElse(null);
        this.download = download;
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.askedAt = nanoTime.getAsLong() - REST.toNanos();
    }

    List<JsonWebKey> known() {
        return known;
    }

    boolean knows(String keyId) {
        return known.stream().anyMatch(key -> keyId.equals(key.getKeyId()));
    }

    /** Asks the issuer; null where that was done a moment ago, so that asking again would tell nothing new. */
    synchronized @Nullable CompletableFuture<Void> ask() {
        CompletableFuture<Void> running = asking;
        if (running != null && !running.isDone()) {
            return running;
        }
        if (nanoTime.getAsLong() - askedAt < REST.toNanos()) {
            return null;
        }
        askedAt = nanoTime.getAsLong();
        CompletableFuture<Void> asked = CompletableFuture.runAsync(this::read, executor);
        asking = asked;
        return asked;
    }

    void read() {
        try {
            URI address = given == null ? discovered() : given;
            List<JsonWebKey> read = new JsonWebKeySet(download.get(address))
                    .getJsonWebKeys().stream()
                            .filter(key -> key.getKeyId() != null && !"enc".equals(key.getUse()))
                            .toList();
            if (read.isEmpty()) {
                throw new IOException("There is no key that could have signed a token");
            }
            known = read;
            if (failed) {
                LOG.infof("The issuer's keys can be read again: issuer=%s", issuer);
            }
            failed = false;
        } catch (IOException
                | JoseException
                | RuntimeException e) { // What a library throws at nonsense ends no schedule.
            if (!failed) {
                LOG.warnf(
                        "The issuer's keys cannot be read; those that are known stay: issuer=%s, cause=%s", issuer, e);
            }
            failed = true;
        }
    }

    /** OpenID Connect Discovery 1.0 section 4.3: a document that speaks for another issuer is none. */
    private URI discovered() throws IOException {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        JsonNode document = JSON.readTree(download.get(URI.create(base + "/.well-known/openid-configuration")));
        if (!url.equals(document.path("issuer").asText())) {
            throw new IOException("The discovery document is that of another issuer");
        }
        return URI.create(document.path("jwks_uri").asText());
    }
}
