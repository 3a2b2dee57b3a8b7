package io.dangol.partner.client;

import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes secrets of 256 random bits and what is kept of them. A slow hash protects guessable words; these are none. */
@Singleton
class Secrets {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final KeyedHash hash;

    Secrets(@ConfigProperty(name = "dangol.secrets.client-key") String key) {
        this.hash = new KeyedHash(key);
    }

    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String hash(String secret) {
        return hash.of(secret);
    }
}
