package io.dangol.loyalty.card;

import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What other services know a card by; made with the key that they share. */
@Singleton
public class CardToken {

    private final KeyedHash hash;

    CardToken(@ConfigProperty(name = "dangol.secrets.card-key") String key) {
        this.hash = new KeyedHash(key);
    }

    public String of(String number) {
        return hash.of(number);
    }
}
