package io.dangol.partner.shipment;

import io.dangol.platform.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Shipments implements PanacheRepositoryBase<Shipment, UUID> {

    /** What a list is narrowed to. */
    record Filter(
            Optional<UUID> partnerId,
            Optional<String> number,
            Optional<String> serial,
            Optional<Instant> updatedAfter) {

        Filter of(Optional<UUID> partner) {
            return new Filter(partner, number, serial, updatedAfter);
        }
    }

    /** Of two who send one number the second waits for the first. */
    void lockNumber(String number) {
        Object unused = getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended('shipment:' || :number, 0))")
                .setParameter("number", number)
                .getSingleResult();
    }

    Optional<Shipment> ofNumber(String number) {
        return find("number", number).singleResultOptional();
    }

    Optional<Shipment> locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Writes what was changed and reads when: the database stamps it, for all replicas by one clock. */
    void write(Shipment shipment) {
        persistAndFlush(shipment);
        getEntityManager().refresh(shipment);
    }

    /**
     * In the order of their last change, so that a reader who goes on from the last one misses none. Ends before the
     * first change that may still be under way.
     */
    List<Shipment> page(Filter filter, @Nullable Cursor after, int limit) {
        StringBuilder query = new StringBuilder("updatedAt < :settled");
        Map<String, Object> parameters = new HashMap<>(Map.of("settled", settledUntil()));
        filter.partnerId().ifPresent(id -> narrowed(query, parameters, "partnerId = :partner", "partner", id));
        filter.number().ifPresent(number -> narrowed(query, parameters, "number = :number", "number", number));
        filter.serial().ifPresent(serial -> narrowed(query, parameters, "id in :with", "with", ofSerial(serial)));
        filter.updatedAfter().ifPresent(at -> narrowed(query, parameters, "updatedAt > :since", "since", at));
        if (after != null) {
            query.append(" and (updatedAt > :at or updatedAt = :at and id > :id)");
            parameters.put("at", after.instant(0));
            parameters.put("id", after.uuid(1));
        }
        return find(query.append(" order by updatedAt, id").toString(), parameters)
                .page(0, limit)
                .list();
    }

    private static void narrowed(
            StringBuilder query, Map<String, Object> parameters, String condition, String name, Object value) {
        query.append(" and ").append(condition);
        parameters.put(name, value);
    }

    @SuppressWarnings("unchecked") // A native query does not know its own type.
    private List<UUID> ofSerial(String serial) {
        return getEntityManager()
                .createNativeQuery("select shipment_id from shipped_serial where serial = :serial", UUID.class)
                .setParameter("serial", serial)
                .getResultList();
    }

    private Instant settledUntil() {
        return (Instant) getEntityManager()
                .createNativeQuery("select settled_until('shipment')", Instant.class)
                .getSingleResult();
    }
}
