package io.dangol.loyalty.voucher;

import io.dangol.loyalty.code.PrintedCode;
import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import java.util.HexFormat;
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

    private static final int LENGTH = 16;

    private final KeyedHash key;

    VoucherCodes(@ConfigProperty(name = "dangol.secrets.card-key") String key) {
        this.key = new KeyedHash(key);
    }

    /** As it is printed: {@code SPRING-7K2M-…}. */
    public String code(@Nullable String prefix, UUID seed) {
        byte[] random = HexFormat.of().parseHex(key.of("voucher code:" + seed));
        return PrintedCode.grouped(prefix == null ? "" : prefix, PrintedCode.of(random, LENGTH));
    }

    /** By which it is found; empty where it can be no code of ours, which costs no look. */
    public Optional<String> hash(String typed) {
        return PrintedCode.read(typed, LENGTH).map(plain -> key.of("voucher:" + plain));
    }
}
