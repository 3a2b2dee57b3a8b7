package io.dangol.platform.idempotency;

import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells whether a repeated request is the same one, without keeping it. */
@Singleton
class RequestHash {

    /** Known to everybody: enough where a request holds nothing that is worth guessing. */
    private static final String OPEN_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final KeyedHash hash;

    /** @param key a secret, base64 of 32 bytes, where requests hold personal data: a plain hash could be guessed */
    RequestHash(@ConfigProperty(name = "dangol.idempotency.hash-key") Optional<String> key) {
        this.hash = new KeyedHash(key.orElse(OPEN_KEY));
    }

    String of(String request) {
        return hash.of(request);
    }
}
