package io.dangol.customer.customer;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.customer.CustomerRefusal.ExternalIdTaken;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class Aliases implements PanacheRepositoryBase<Alias, Alias.Key> {

    private final CustomerAccess access;

    Aliases(CustomerAccess access) {
        this.access = access;
    }

    /** Takes the name for the customer, if it is free. Of two who want it at once the later waits for the first. */
    boolean claim(UUID owner, ExternalId name, UUID customerId) {
        return getEntityManager()
                        .createNativeQuery("""
                        insert into external_id (owner, system, id, customer_id)
                        values (:owner, :system, :id, :customer)
                        on conflict do nothing""")
                        .setParameter("owner", owner)
                        .setParameter("system", name.system())
                        .setParameter("id", name.id())
                        .setParameter("customer", customerId)
                        .executeUpdate()
                == 1;
    }

    /** @throws ExternalIdTaken 409 if one of them is another customer's of this owner */
    void claimAll(UUID owner, SortedSet<ExternalId> names, UUID customerId) {
        for (ExternalId name : names) {
            if (!claim(owner, name, customerId)) {
                throw new ExternalIdTaken(name);
            }
        }
    }

    /** A partner takes back its own names only; headquarters those of all who have given them. */
    void release(UUID customerId, Set<ExternalId> names) {
        find("customerId", customerId).stream()
                .filter(alias -> names.contains(alias.name()))
                .filter(alias -> access.partnerId().isEmpty() || alias.isOf(access.owner()))
                .toList()
                .forEach(this::delete);
    }

    Optional<UUID> customerOf(UUID owner, ExternalId name) {
        return findByIdOptional(Alias.Key.of(owner, name)).map(Alias::customerId);
    }

    SortedSet<ExternalId> of(UUID customerId) {
        return ofAll(Set.of(customerId)).getOrDefault(customerId, new TreeSet<>());
    }

    /** Those without another name are absent; a partner is told its own names only, whoever else has some. */
    Map<UUID, SortedSet<ExternalId>> ofAll(Collection<UUID> customerIds) {
        var named = access.partnerId().isPresent()
                ? find("customerId in ?1 and key.owner = ?2", customerIds, access.owner())
                : find("customerId in ?1", customerIds);
        return named.stream()
                .collect(Collectors.groupingBy(
                        Alias::customerId, Collectors.mapping(Alias::name, Collectors.toCollection(TreeSet::new))));
    }
}
