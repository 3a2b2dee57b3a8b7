package io.dangol.customer.card;

import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns a card's number into the token by which every service knows the card. */
@Singleton
class CardNumbers {

    private final KeyedHash hash;

    CardNumbers(@ConfigProperty(name = "dangol.secrets.card-key") String key) {
        this.hash = new KeyedHash(key);
    }

    String token(String number) {
        return hash.of(number);
    }
}
