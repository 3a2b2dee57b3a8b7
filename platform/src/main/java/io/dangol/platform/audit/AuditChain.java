package io.dangol.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Each entry's hash covers the one before it: {@code SHA-256(previous + "\n" + entry)}, hashes as 64 lower-case
 * hexadecimal digits and entries as their text in the export, so that {@code sha256sum} can follow it. Nobody can change,
 * remove or slip in an entry without changing every hash behind it.
 */
final class AuditChain {

    /** Before the first entry. */
    static final String START = "0".repeat(64);

    private final MessageDigest sha256;
    private String hash;

    /** @param hash of the entry to go on behind */
    AuditChain(String hash) {
        this.hash = hash;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(String entry) {
        hash = HexFormat.of().formatHex(sha256.digest((hash + "\n" + entry).getBytes(UTF_8)));
    }

    /** Of the last entry. */
    String hash() {
        return hash;
    }
}
