package io.dangol.gateway.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.gateway.client.ApiClient;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Compares secrets by their keyed hashes: nobody who reads the topic can try secrets without the key. */
@Singleton
class ClientSecrets {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;
    private final Clock clock;

    ClientSecrets(@ConfigProperty(name = "dangol.secrets.client-key") String base64Key, Clock clock) {
        byte[] bytes = Base64.getDecoder().decode(base64Key);
        if (bytes.length < KEY_BYTES) {
            throw new IllegalArgumentException("dangol.secrets.client-key needs at least 32 bytes, base64");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
        this.clock = clock;
    }

    /** An unknown client costs the same work as a known one, so that the time tells nothing. */
    boolean match(Optional<ApiClient> client, String secret) {
        byte[] presented = hash(secret).getBytes(US_ASCII);
        if (client.isEmpty()) {
            return MessageDigest.isEqual(presented, new byte[presented.length]);
        }
        Instant now = clock.instant();
        boolean matches = false;
        for (ApiClient.Secret stored : client.get().secrets()) {
            matches |= MessageDigest.isEqual(presented, stored.hash().getBytes(US_ASCII)) && stored.validAt(now);
        }
        return matches;
    }

    private String hash(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
        }
    }
}
