package io.dangol.customer.permit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The jurisdictions whose law is known: files under {@code jurisdictions}, called by their code. */
public final class Packs {

    private static final List<String> CODES = List.of("KR", "EU");

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private static final Map<String, Pack> ALL =
            CODES.stream().map(Packs::read).collect(Collectors.toUnmodifiableMap(Pack::code, Function.identity()));

    private Packs() {}

    public static Optional<Pack> of(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    public static Collection<String> codes() {
        return CODES;
    }

    private static Pack read(String code) {
        try (InputStream file = Packs.class.getResourceAsStream("/jurisdictions/" + code + ".json")) {
            if (file == null) {
                throw new IllegalStateException("No pack of jurisdiction " + code);
            }
            return JSON.readValue(file, Pack.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The pack of jurisdiction " + code + " cannot be read", e);
        }
    }
}
