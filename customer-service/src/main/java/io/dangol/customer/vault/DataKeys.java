package io.dangol.customer.vault;

import com.google.crypto.tink.subtle.Random;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One key per customer and retention class, made when it is first needed, kept wrapped by the master key. */
@ApplicationScoped
class DataKeys implements PanacheRepositoryBase<DataKey, DataKey.Id> {

    private final MasterKeys masters;

    DataKeys(MasterKeys masters) {
        this.masters = masters;
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
                        insert into data_key (customer_id, retention, wrapped, master_key)
                        values (:customer, :retention, :wrapped, :master)
                        on conflict do nothing""")
                .setParameter("customer", id.customerId())
                .setParameter("retention", id.retention().name())
                .setParameter("wrapped", masters.wrap(key, id.context()))
                .setParameter("master", masters.currentId())
                .executeUpdate();
        return inserted == 1 ? new Sealing(key) : toOpen(id).orElseThrow();
    }

    private Sealing unwrapped(DataKey key) {
        return new Sealing(opened(key));
    }

    private byte[] opened(DataKey key) {
        return masters.unwrap(key.masterKey(), key.wrapped(), key.id().context());
    }

    @SuppressWarnings("unchecked") // A native query does not know its own type.
    Set<String> masterKeysInUse() {
        List<String> ids = getEntityManager()
                .createNativeQuery(
                        "select distinct master_key from data_key where master_key is not null", String.class)
                .getResultList();
        return Set.copyOf(ids);
    }

    Optional<DataKey> anyOfUnknownMaster() {
        return find("masterKey is null").page(0, 1).firstResultOptional();
    }

    /** The mark that stands for this name: this one, if there was none. */
    String marked(String name, String mark) {
        int unused = getEntityManager()
                .createNativeQuery("insert into key_mark (name, mark) values (:name, :mark) on conflict do nothing")
                .setParameter("name", name)
                .setParameter("mark", mark)
                .executeUpdate();
        return (String) getEntityManager()
                .createNativeQuery("select mark from key_mark where name = :name", String.class)
                .setParameter("name", name)
                .getSingleResult();
    }

    /** Replicas that start together each take others. */
    @SuppressWarnings("unchecked") // A native query does not know its own type.
    int rewrap(int limit) {
        List<DataKey> keys = getEntityManager()
                .createNativeQuery("""
                        select * from data_key where master_key is distinct from :current
                         limit :limit for update skip locked""", DataKey.class)
                .setParameter("current", masters.currentId())
                .setParameter("limit", limit)
                .getResultList();
        keys.forEach(this::rewrap);
        return keys.size();
    }

    private void rewrap(DataKey key) {
        int unused = getEntityManager()
                .createNativeQuery("""
                        update data_key set wrapped = :wrapped, master_key = :master
                         where customer_id = :customer and retention = :retention""")
                .setParameter("wrapped", masters.wrap(opened(key), key.id().context()))
                .setParameter("master", masters.currentId())
                .setParameter("customer", key.id().customerId())
                .setParameter("retention", key.id().retention().name())
                .executeUpdate();
    }
}
