package io.dangol.customer.vault;

import com.google.crypto.tink.subtle.Random;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One key per customer and retention class, made when it is first needed, kept wrapped by the master key. */
@ApplicationScoped
class DataKeys implements PanacheRepositoryBase<DataKey, DataKey.Id> {

    private final Sealing master;

    DataKeys(@ConfigProperty(name = "dangol.secrets.vault-key") String masterKey) {
        this.master = new Sealing(Base64.getDecoder().decode(masterKey));
    }

    Sealing toSeal(DataKey.Id id) {
        return toOpen(id).orElseGet(() -> toSealFirst(id));
    }

    Optional<Sealing> toOpen(DataKey.Id id) {
        return findByIdOptional(id).map(this::unwrapped);
    }

    Map<UUID, Sealing> toOpenAll(Collection<UUID> customerIds, Retention retention) {
        return find("id.customerId in ?1 and id.retention = ?2", customerIds, retention).stream()
                .collect(Collectors.toMap(key -> key.id().customerId(), this::unwrapped));
    }

    /** For who has no key yet. Two requests may need the first one at once: the later takes the other's. */
    Sealing toSealFirst(DataKey.Id id) {
        byte[] key = Random.randBytes(Sealing.KEY_BYTES);
        int inserted = getEntityManager()
                .createNativeQuery("""
                        insert into data_key (customer_id, retention, wrapped) values (:customer, :retention, :wrapped)
                        on conflict do nothing""")
                .setParameter("customer", id.customerId())
                .setParameter("retention", id.retention().name())
                .setParameter("wrapped", master.seal(key, id.context()))
                .executeUpdate();
        return inserted == 1 ? new Sealing(key) : toOpen(id).orElseThrow();
    }

    private Sealing unwrapped(DataKey key) {
        return new Sealing(master.open(key.wrapped(), key.id().context()));
    }
}
