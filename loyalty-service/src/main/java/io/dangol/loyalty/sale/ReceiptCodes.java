package io.dangol.loyalty.sale;

import io.dangol.loyalty.code.PrintedCode;
import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * By which a receipt without a card is claimed. Like a voucher's code it is made and not kept: of the sale's id and a key
 * that is not in the database. 55 bits and a check character; shorter than a voucher's, since it is good for some days and
 * for one sale's points.
 */
@Singleton
class ReceiptCodes {

    private static final int LENGTH = 12;

    private final KeyedHash key;

    ReceiptCodes(@ConfigProperty(name = "dangol.secrets.card-key") String key) {
        this.key = new KeyedHash(key);
    }

    /** As it is printed: {@code 7K2M-Q4PX-9D3T}. */
    String code(UUID saleId) {
        return PrintedCode.grouped("", plain(saleId));
    }

    String hash(UUID saleId) {
        return hashOf(plain(saleId));
    }

    /** Empty where it can be no code of ours, which costs no look. */
    Optional<String> hash(String typed) {
        return PrintedCode.read(typed, LENGTH)
                .filter(plain -> plain.length() == LENGTH)
                .map(this::hashOf);
    }

    private String plain(UUID saleId) {
        return PrintedCode.of(HexFormat.of().parseHex(key.of("receipt code:" + saleId)), LENGTH);
    }

    private String hashOf(String plain) {
        return key.of("receipt:" + plain);
    }
}
