package io.dangol.customer.vault;

import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The keys that seal customers' keys: the current one, and those before it as long as something is sealed with them. */
@Singleton
class MasterKeys {

    private static final int ID_LENGTH = 16;

    private final Map<String, Sealing> byId = new LinkedHashMap<>();
    private final String currentId;

    MasterKeys(
            @ConfigProperty(name = "dangol.secrets.vault-key") String current,
            @ConfigProperty(name = "dangol.secrets.vault-previous-keys") Optional<List<String>> previous) {
        this.currentId = idOf(current);
        List<String> all = new ArrayList<>(List.of(current));
        previous.ifPresent(all::addAll);
        all.forEach(key -> byId.put(idOf(key), new Sealing(Base64.getDecoder().decode(key))));
    }

    /** The name under which what is sealed now is kept: told from the key, so that nobody has to name keys. */
    String currentId() {
        return currentId;
    }

    Set<String> ids() {
        return byId.keySet();
    }

    byte[] wrap(byte[] key, String context) {
        return master(currentId).seal(key, context);
    }

    /** @param id of the master key that wrapped it; null if that was not kept */
    byte[] unwrap(@Nullable String id, byte[] wrapped, String context) {
        return id == null ? unwrapByAny(wrapped, context) : master(id).open(wrapped, context);
    }

    private byte[] unwrapByAny(byte[] wrapped, String context) {
        IllegalStateException last = new IllegalStateException("There is no master key");
        for (Sealing master : byId.values()) {
            try {
                return master.open(wrapped, context);
            } catch (IllegalStateException another) {
                last = another;
            }
        }
        throw last;
    }

    private Sealing master(String id) {
        Sealing master = byId.get(id);
        if (master == null) {
            throw new IllegalStateException("No master key is configured with the id " + id);
        }
        return master;
    }

    private static String idOf(String key) {
        return new KeyedHash(key).of("dangol vault master key").substring(0, ID_LENGTH);
    }
}
