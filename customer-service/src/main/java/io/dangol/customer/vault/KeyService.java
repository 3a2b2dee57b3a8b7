package io.dangol.customer.vault;

import io.dangol.platform.security.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is done with keys before anything is done with data. Each method is one transaction. */
@ApplicationScoped
@Transactional
class KeyService {

    private final DataKeys dataKeys;
    private final WorkKeys workKeys;
    private final Vault vault;

    KeyService(DataKeys dataKeys, WorkKeys workKeys, Vault vault) {
        this.dataKeys = dataKeys;
        this.workKeys = workKeys;
        this.vault = vault;
    }

    /** @throws IllegalStateException if something stored was sealed with a master key that is not configured */
    void requireAllOpenable(MasterKeys masters) {
        Set<String> missing = new HashSet<>(dataKeys.masterKeysInUse());
        missing.addAll(workKeys.masterKeysInUse());
        missing.removeAll(masters.ids());
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Data is sealed with master keys that are not configured: ids=" + missing
                    + "; set dangol.secrets.vault-key, or add the former key to dangol.secrets.vault-previous-keys");
        }
        dataKeys.anyOfUnknownMaster().ifPresent(key -> {
            var unused = masters.unwrap(null, key.wrapped(), key.id().context());
        });
    }

    /**
     * The first start of an installation marks its keys, later ones compare.
     *
     * @throws IllegalStateException if one of them is another than the one that is stored by
     */
    void requireSame(Map<String, String> keys) {
        keys.forEach((name, key) -> {
            String mark = new KeyedHash(key).of("dangol key mark " + name);
            if (!dataKeys.marked(name, mark).equals(mark)) {
                throw new IllegalStateException("dangol.secrets." + name
                        + " is another key than the one that this database was filled with: nothing would be found");
            }
        });
    }

    /** Destroys again what a restored database has brought back; how many keys. */
    int eraseAgain(List<DataKey.Id> erased) {
        return vault.eraseAll(erased);
    }

    /** Seals some keys anew that the current master key has not sealed; how many. */
    int rewrap(int limit) {
        return dataKeys.rewrap(limit) + workKeys.rewrap(limit);
    }
}
