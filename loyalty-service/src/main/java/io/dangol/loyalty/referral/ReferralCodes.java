package io.dangol.loyalty.referral;

import io.dangol.loyalty.code.PrintedCode;
import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * By which a member refers others: like a receipt's code made of an id and a key that is not in the database, so a member
 * hears the same again and nobody reads it there. 55 bits and a check character; it says nothing of the card.
 */
@Singleton
class ReferralCodes {

    private static final int LENGTH = 12;

    private final KeyedHash key;

    ReferralCodes(@ConfigProperty(name = "dangol.secrets.card-key") String key) {
        this.key = new KeyedHash(key);
    }

    /** As it is told to friends: {@code 7K2M-Q4PX-9D3T}. */
    String code(UUID id) {
        return PrintedCode.grouped("", plain(id));
    }

    String hash(UUID id) {
        return hashOf(plain(id));
    }

    /** Empty where it can be no code of ours, which costs no look. */
    Optional<String> hash(String typed) {
        return PrintedCode.read(typed, LENGTH)
                .filter(plain -> plain.length() == LENGTH)
                .map(this::hashOf);
    }

    private String plain(UUID id) {
        return PrintedCode.of(HexFormat.of().parseHex(key.of("referral code:" + id)), LENGTH);
    }

    private String hashOf(String plain) {
        return key.of("referral:" + plain);
    }
}
