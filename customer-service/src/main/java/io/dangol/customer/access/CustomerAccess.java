package io.dangol.customer.access;

import io.dangol.customer.family.Families;
import io.dangol.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A partner's callers see the customers that the partner services, on the days on which it does; headquarters sees all. */
@ApplicationScoped
public class CustomerAccess {

    /** Stands for headquarters where an owner is needed: it is no partner's id. */
    private static final UUID HEADQUARTERS = new UUID(0, 0);

    private static final String ANY = "select id from customer where id = :id";
    private static final String SEEN =
            " and serviced_by_partner_id = :partner and (serviced_until is null or serviced_until > :now)";

    /** Stands where a client of another partner would be named. */
    public static final String ANOTHER_PARTNER = "another-partner";

    private final EntityManager entities;
    private final Families families;
    private final Caller caller;
    private final Clock clock;
    private final ZoneId zone;

    CustomerAccess(
            EntityManager entities,
            Families families,
            Caller caller,
            Clock clock,
            @ConfigProperty(name = "dangol.customers.zone", defaultValue = "Asia/Seoul") ZoneId zone) {
        this.entities = entities;
        this.families = families;
        this.caller = caller;
        this.clock = clock;
        this.zone = zone;
    }

    /** By the operator's calendar. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** By the operator's calendar. */
    public Instant beginningOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Whose customers the caller is confined to; empty for headquarters. */
    public Optional<UUID> partnerId() {
        return caller.partnerId();
    }

    /** Who wrote something down, as the caller is told it: who serviced a customer before is headquarters' to know. */
    public String clientShown(String clientId) {
        return partnerId().isEmpty() || clientId.equals(caller.clientId()) ? clientId : ANOTHER_PARTNER;
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
        Query look = entities.createNativeQuery(
                        "select id from customer where id in (:ids)"
                                + (partnerId().isPresent() ? SEEN : ""),
                        UUID.class)
                .setParameter("ids", customerIds);
        seenBy(look);
        return Set.copyOf(look.getResultList());
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
        Query look = entities.createNativeQuery(partnerId().isPresent() ? ANY + SEEN : ANY, UUID.class)
                .setParameter("id", customerId);
        seenBy(look);
        if (look.getResultList().isEmpty()) {
            throw new UnknownCustomer(customerId);
        }
        requireCurrent(customerId);
    }

    private void seenBy(Query look) {
        partnerId().ifPresent(partner -> {
            var unused = look.setParameter("partner", partner).setParameter("now", clock.instant());
        });
    }
}
