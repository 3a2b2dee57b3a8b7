package io.dangol.loyalty.sale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether a receipt that comes again says the same: over its content, not over its spelling. */
@Singleton
class ContentHash {

    private final ObjectMapper json;

    ContentHash(ObjectMapper json) {
        this.json = json;
    }

    String of(Object document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(document));
            return HexFormat.of().formatHex(digest);
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("A document that was read can be written", impossible);
        }
    }
}
