package io.dangol.partner.partner;

import io.dangol.partner.partner.PartnerRefusal.NoSuchPartner;
import io.dangol.platform.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Partners implements PanacheRepositoryBase<Partner, UUID> {

    /** What a list is narrowed to; absent parts do not narrow it. */
    record Filter(
            Optional<UUID> only,
            Optional<Partner.Type> type,
            Optional<String> externalId,
            Optional<Instant> updatedAfter) {}

    Partner get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NoSuchPartner(id));
    }

    Optional<Partner> ofExternalId(String externalId) {
        return find("externalId", externalId).singleResultOptional();
    }

    /** Writes what was changed and reads when: the database stamps it, for all replicas by one clock. */
    void write(Partner partner) {
        persistAndFlush(partner);
        getEntityManager().refresh(partner);
    }

    /**
     * In the order of their last change, so that a reader who goes on from the last one misses none. Ends before the
     * first change that may still be under way, since it would come to stand before what was shown.
     */
    List<Partner> page(Filter filter, @Nullable Cursor after, int limit) {
        StringBuilder query = new StringBuilder("1 = 1");
        Map<String, Object> parameters = new HashMap<>();
        filter.only().ifPresent(id -> narrow(query, parameters, " and id = :only", "only", id));
        filter.type().ifPresent(type -> narrow(query, parameters, " and type = :type", "type", type));
        filter.externalId().ifPresent(id -> narrow(query, parameters, " and externalId = :external", "external", id));
        filter.updatedAfter().ifPresent(at -> narrow(query, parameters, " and updatedAt > :since", "since", at));
        if (filter.externalId().isEmpty()) {
            narrow(query, parameters, " and updatedAt < :settled", "settled", settledUntil());
        }
        if (after != null) {
            narrow(query, parameters, " and (updatedAt > :at or updatedAt = :at and id > :id)", "at", after.instant(0));
            parameters.put("id", after.uuid(1));
        }
        return find(query.append(" order by updatedAt, id").toString(), parameters)
                .page(0, limit)
                .list();
    }

    private Instant settledUntil() {
        return (Instant) getEntityManager()
                .createNativeQuery("select settled_until('partner')", Instant.class)
                .getSingleResult();
    }

    private static void narrow(
            StringBuilder query, Map<String, Object> parameters, String condition, String name, Object value) {
        query.append(condition);
        parameters.put(name, value);
    }
}
