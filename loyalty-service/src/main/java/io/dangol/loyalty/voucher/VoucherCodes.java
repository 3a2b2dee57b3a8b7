package io.dangol.loyalty.voucher;

import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * A code is money to who knows it, so it is kept nowhere: it is made again, from a random seed in the database and a key
 * that is not there. 75 bits in Crockford's base 32, and a check character (Luhn mod 32) that catches any one mistyped.
 * What is typed in is found by another keyed hash; a card's number has no colon, so neither is ever a card's token.
 */
@Singleton
public class VoucherCodes {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM = 15;
    private static final int LENGTH = RANDOM + 1;
    private static final int GROUP = 4;
    private static final int BASE = 32;

    private final KeyedHash key;

    VoucherCodes(@ConfigProperty(name = "dangol.secrets.card-key") String key) {
        this.key = new KeyedHash(key);
    }

    /** As it is printed: {@code SPRING-7K2M-…}. */
    public String code(@Nullable String prefix, UUID seed) {
        StringBuilder printed = new StringBuilder(prefix == null ? "" : prefix);
        String random = random(seed);
        for (int i = 0; i < LENGTH; i += GROUP) {
            printed.append(printed.isEmpty() ? "" : "-").append(random, i, i + GROUP);
        }
        return printed.toString();
    }

    /** By which it is found; empty where it can be no code of ours, which costs no look. */
    public Optional<String> hash(String typed) {
        String plain = plain(typed);
        int start = plain.length() - LENGTH;
        return start < 0 || !isSound(plain.substring(start))
                ? Optional.empty()
                : Optional.of(key.of("voucher:" + plain));
    }

    private String random(UUID seed) {
        byte[] bytes = HexFormat.of().parseHex(key.of("voucher code:" + seed));
        StringBuilder random = new StringBuilder();
        for (int i = 0; i < RANDOM; i++) {
            random.append(ALPHABET.charAt(bytes[i] & (BASE - 1)));
        }
        return random.append(ALPHABET.charAt(check(random))).toString();
    }

    private static boolean isSound(String body) {
        return body.chars().allMatch(one -> ALPHABET.indexOf(one) >= 0)
                && ALPHABET.charAt(check(body.substring(0, RANDOM))) == body.charAt(RANDOM);
    }

    /** From the right, every other digit doubled and its digits added. */
    private static int check(CharSequence body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = ALPHABET.indexOf(body.charAt(body.length() - 1 - i));
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted / BASE + weighted % BASE;
        }
        return (BASE - sum % BASE) % BASE;
    }

    /** What is easily mistaken is taken for what it was: O for 0, I and L for 1. */
    private static String plain(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
