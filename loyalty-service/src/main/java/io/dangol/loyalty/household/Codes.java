package io.dangol.loyalty.household;

import io.dangol.loyalty.code.PrintedCode;
import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Codes by which one more may join: told once, kept as a keyed hash alone. */
@Singleton
class Codes {

    /** 55 random bits and a check character. */
    private static final int LENGTH = 12;

    private final KeyedHash key;
    private final SecureRandom random = new SecureRandom();

    Codes(@ConfigProperty(name = "dangol.secrets.card-key") String key) {
        this.key = new KeyedHash(key);
    }

    /** As it is told. */
    String made() {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return PrintedCode.grouped("", PrintedCode.of(bytes, LENGTH));
    }

    /** By which it is found; empty where it can be no code of ours, which costs no look. */
    Optional<String> hash(String typed) {
        return PrintedCode.read(typed, LENGTH).map(plain -> key.of("household:" + plain));
    }
}
