package io.dangol.loyalty.coalition;

import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is kept of a coalition's card. What is hashed begins with a word and a colon, so it is never an own card's token,
 * and holds the coalition, so a number means nothing across two of them.
 */
@Singleton
public class CoalitionTokens {

    private final KeyedHash key;

    CoalitionTokens(@ConfigProperty(name = "dangol.secrets.card-key") String key) {
        this.key = new KeyedHash(key);
    }

    /** @param number as it was shown or typed in */
    public String of(String coalition, String number) {
        return key.of("coalition:" + coalition + ":" + plain(number));
    }

    /** One spelling for one card. */
    public static String plain(String number) {
        return number.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
    }
}
