package io.dangol.customer.unsubscribe;

import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Made of a permit's id and a key, kept nowhere: it names nobody, and who does not have it cannot make one. It holds as
 * long as messages lie in mailboxes.
 */
@Singleton
public class UnsubscribeTokens {

    /** As it travels in an address. */
    static final String PATTERN = "^[A-Za-z0-9_-]{43}$";

    private static final int SIGNATURE_BYTES = 16;

    private final KeyedHash hash;

    UnsubscribeTokens(@ConfigProperty(name = "dangol.secrets.index-key") String key) {
        this.hash = new KeyedHash(key);
    }

    public String of(UUID permitId) {
        byte[] token = ByteBuffer.allocate(2 * Long.BYTES + SIGNATURE_BYTES)
                .putLong(permitId.getMostSignificantBits())
                .putLong(permitId.getLeastSignificantBits())
                .put(signature(permitId))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Empty unless it is one of ours. */
    Optional<UUID> permitOf(String token) {
        if (!token.matches(PATTERN)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
        UUID permitId = new UUID(bytes.getLong(), bytes.getLong());
        byte[] signature = new byte[SIGNATURE_BYTES];
        var unused = bytes.get(signature);
        return MessageDigest.isEqual(signature, signature(permitId)) ? Optional.of(permitId) : Optional.empty();
    }

    private byte[] signature(UUID permitId) {
        String digits = hash.of("unsubscribe:" + permitId);
        return HexFormat.of().parseHex(digits, 0, 2 * SIGNATURE_BYTES);
    }
}
