package io.dangol.platform.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.platform.problem.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a page ended: the keys of its last row, opaque to the caller. */
public record Cursor(List<String> keys) {

    private static final String SEPARATOR = "\u001f";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    public static Cursor of(Object... keys) {
        return new Cursor(Stream.of(keys).map(String::valueOf).toList());
    }

    /** @throws CursorInvalid 400 unless it is one of ours with that many keys; null starts at the beginning */
    public static @Nullable Cursor parse(@Nullable String text, int keys) {
        if (text == null) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            List<String> parts = Arrays.asList(plain.split(SEPARATOR, -1));
            if (parts.size() == keys && plain.indexOf('\0') < 0) { // No text that the database could hold.
                return new Cursor(parts);
            }
        } catch (IllegalArgumentException notBase64) {
            throw new CursorInvalid();
        }
        throw new CursorInvalid();
    }

    /** For who reads more out of a key than it holds. */
    public static Refusal invalid() {
        return new CursorInvalid();
    }

    public String text(int position) {
        return keys.get(position);
    }

    public UUID uuid(int position) {
        try {
            return UUID.fromString(keys.get(position));
        } catch (IllegalArgumentException forged) {
            throw new CursorInvalid();
        }
    }

    public long number(int position) {
        try {
            return Long.parseLong(keys.get(position));
        } catch (NumberFormatException forged) {
            throw new CursorInvalid();
        }
    }

    public Instant instant(int position) {
        try {
            Instant instant = Instant.parse(keys.get(position));
            if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
                throw new CursorInvalid();
            }
            return instant;
        } catch (DateTimeException forged) {
            throw new CursorInvalid();
        }
    }

    /** As it travels. */
    @Override
    public String toString() {
        String plain = keys.stream().collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /** Not a cursor that we gave. */
    public static final class CursorInvalid extends Refusal.Invalid {
        CursorInvalid() {
            super("cursor-invalid");
        }
    }
}
