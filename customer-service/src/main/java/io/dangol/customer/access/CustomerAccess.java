package io.dangol.customer.access;

import io.dangol.customer.family.Families;
import io.dangol.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A partner's callers see the customers that the partner registered; headquarters sees all. */
@ApplicationScoped
public class CustomerAccess {

    /** Stands for headquarters where an owner is needed: it is no partner's id. */
    private static final UUID HEADQUARTERS = new UUID(0, 0);

    private final EntityManager entities;
    private final Families families;
    private final Caller caller;

    CustomerAccess(EntityManager entities, Families families, Caller caller) {
        this.entities = entities;
        this.families = families;
        this.caller = caller;
    }

    /** Whose customers the caller is confined to; empty for headquarters. */
    public Optional<UUID> partnerId() {
        return caller.partnerId();
    }

    /** The caller as an owner of customers and of the names that its systems have for them. */
    public UUID owner() {
        return owner(partnerId());
    }

    public static UUID owner(Optional<UUID> partnerId) {
        return partnerId.orElse(HEADQUARTERS);
    }

    /**
     * As {@link #require}, and nobody else changes the customer until the transaction ends. Locked before anything that
     * belongs to it, or two could each wait for what the other has.
     */
    public void lock(UUID customerId) {
        lockAny(customerId);
        require(customerId);
    }

    /** Where no caller asks. */
    public void lockAny(UUID customerId) {
        var unused = entities.createNativeQuery("select id from customer where id = :id for no key update", UUID.class)
                .setParameter("id", customerId)
                .getResultList();
    }

    /** What belongs to the customer is another now: it has another version, and who follows changes will see it. */
    public void changed(UUID customerId) {
        int unused = entities.createNativeQuery("update customer set version = version + 1 where id = :id")
                .setParameter("id", customerId)
                .executeUpdate();
    }

    /** Those of them whom the caller may see. */
    @SuppressWarnings("unchecked") // A native query does not know its own type.
    public Set<UUID> visible(Set<UUID> customerIds) {
        if (customerIds.isEmpty()) {
            return Set.of();
        }
        UUID partner = partnerId().orElse(HEADQUARTERS);
        List<UUID> visible = entities.createNativeQuery("""
                        select id from customer
                         where id in (:ids) and (:all or registered_by_partner_id = :partner)""", UUID.class)
                .setParameter("ids", customerIds)
                .setParameter("all", partner.equals(HEADQUARTERS))
                .setParameter("partner", partner)
                .getResultList();
        return Set.copyOf(visible);
    }

    /**
     * A partner's caller who may not see whom it was merged into goes on with the record that it knows.
     *
     * @throws Superseded 308 if it was merged into another whom the caller may see
     */
    public void requireCurrent(UUID customerId) {
        UUID current = families.representative(customerId, partnerId());
        if (!current.equals(customerId)) {
            throw new Superseded(customerId, current);
        }
    }

    /**
     * @throws UnknownCustomer 404 if there is none, or none for this caller
     * @throws Superseded 308 if it was merged into another whom the caller may see
     */
    public void require(UUID customerId) {
        List<?> owner = entities.createNativeQuery(
                        "select registered_by_partner_id from customer where id = :id", UUID.class)
                .setParameter("id", customerId)
                .getResultList();
        boolean visible = !owner.isEmpty()
                && partnerId().map(partner -> partner.equals(owner.get(0))).orElse(true);
        if (!visible) {
            throw new UnknownCustomer(customerId);
        }
        requireCurrent(customerId);
    }
}
