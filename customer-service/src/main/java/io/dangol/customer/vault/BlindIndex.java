package io.dangol.customer.vault;

import io.dangol.customer.vault.BlindEntry.Kind;
import io.dangol.platform.security.KeyedHash;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds customers by keyed hashes of their contacts: without the key, not even a guess can be checked. */
@ApplicationScoped
class BlindIndex implements PanacheRepositoryBase<BlindEntry, BlindEntry.Id> {

    private final KeyedHash hash;

    BlindIndex(@ConfigProperty(name = "dangol.secrets.index-key") String key) {
        this.hash = new KeyedHash(key);
    }

    /** Makes the customer findable by these data and no longer by those before. */
    void replace(UUID customerId, PersonalData before, PersonalData after) {
        Set<BlindEntry.Id> old = entries(customerId, before);
        Set<BlindEntry.Id> wanted = entries(customerId, after);
        old.stream().filter(id -> !wanted.contains(id)).forEach(this::remove);
        wanted.stream().filter(id -> !old.contains(id)).map(BlindEntry::new).forEach(this::persist);
    }

    /** Nobody is led to this customer any more; how many entries there were. */
    long forget(UUID customerId) {
        // The doubts about a number name it by the same hash; those that are over have none any more.
        int unused = getEntityManager()
                .createNativeQuery("delete from number_alarm where customer_id = :customer and ended_at is null")
                .setParameter("customer", customerId)
                .executeUpdate();
        return delete("id.customerId", customerId);
    }

    Set<UUID> withPhone(String e164) {
        return customers(Kind.PHONE, e164);
    }

    Set<UUID> withEmail(String address) {
        return customers(Kind.EMAIL, Contacts.comparable(address));
    }

    private void remove(BlindEntry.Id id) {
        var unused = deleteById(id);
    }

    private Set<UUID> customers(Kind kind, String value) {
        return find("id.kind = ?1 and id.hash = ?2", kind, hashed(kind, value)).stream()
                .map(entry -> entry.id().customerId())
                .collect(Collectors.toSet());
    }

    private Set<BlindEntry.Id> entries(UUID customerId, PersonalData data) {
        Set<BlindEntry.Id> entries = new HashSet<>();
        if (data.phone() != null) {
            entries.add(new BlindEntry.Id(Kind.PHONE, hashed(Kind.PHONE, data.phone()), customerId));
        }
        if (data.email() != null) {
            String address = Contacts.comparable(data.email());
            entries.add(new BlindEntry.Id(Kind.EMAIL, hashed(Kind.EMAIL, address), customerId));
        }
        return entries;
    }

    private String hashed(Kind kind, String value) {
        return hash.of(kind + ":" + value);
    }
}
