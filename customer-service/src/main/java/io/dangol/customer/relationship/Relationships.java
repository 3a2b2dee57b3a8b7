package io.dangol.customer.relationship;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.relationship.RelationshipRefusal.UnknownRelationship;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows each caller only the relationships that it may see. */
@ApplicationScoped
class Relationships implements PanacheRepositoryBase<Relationship, UUID> {

    /**
     * Each company by its shortest way: who looks for ways instead finds more of them than there are atoms where everybody
     * supplies everybody. A chain that comes back to where it was is followed once.
     */
    private static final String UPWARDS = """
            with recursive reached as (
                select r.from_account_id as supplier, 1 as depth from relationship r
                 where (r.to_customer_id = :party or r.to_account_id = :party)
                   and r.type = 'SUPPLIES' and r.since <= :day and (r.until is null or r.until > :day)
                union
                select r.from_account_id, x.depth + 1 from reached x join relationship r on r.to_account_id = x.supplier
                 where x.depth < 10 and r.from_account_id <> :party
                   and r.type = 'SUPPLIES' and r.since <= :day and (r.until is null or r.until > :day)),
            nearest as (select supplier, min(depth) as depth from reached group by supplier),
            buyer as (select cast(:party as uuid) as id, 0 as depth union all select supplier, depth from nearest)
            select cast(r.id as text), s.depth from buyer b
              join relationship r on r.to_customer_id = b.id or r.to_account_id = b.id
              join nearest s on s.supplier = r.from_account_id and s.depth = b.depth + 1
             where r.type = 'SUPPLIES' and r.since <= :day and (r.until is null or r.until > :day)
             order by s.depth, r.id limit 1000""";

    /** Whatever the company would belong to, at any time of the period. */
    private static final String WHOLES = """
            with recursive wholes as (
                select cast(:company as uuid) as id
                union
                select r.to_account_id from wholes w join relationship r on r.from_account_id = w.id
                 where r.type = 'PART_OF' and (r.until is null or r.until > :since)
                   and (cast(:until as date) is null or r.since < cast(:until as date)))
            select id from wholes""";

    private final CustomerAccess access;

    Relationships(CustomerAccess access) {
        this.access = access;
    }

    /** What a list is to hold. */
    record Wanted(
            @Nullable UUID party,
            @Nullable RelationshipType type,
            @Nullable LocalDate on,
            @Nullable UUID after) {}

    Relationship get(UUID id) {
        return findByIdOptional(id)
                .filter(found -> found.isVisibleTo(access.partnerId()))
                .orElseThrow(() -> new UnknownRelationship(id));
    }

    Relationship lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> found.isVisibleTo(access.partnerId()))
                .orElseThrow(() -> new UnknownRelationship(id));
    }

    List<Relationship> page(Wanted wanted, int limit) {
        StringBuilder where = new StringBuilder("1 = 1");
        Map<String, Object> parameters = new HashMap<>();
        access.partnerId().ifPresent(partner -> {
            where.append(" and registeredByPartnerId = :partner");
            parameters.put("partner", partner);
        });
        if (wanted.party() != null) {
            where.append(" and (fromCustomerId = :party or fromAccountId = :party or toCustomerId = :party"
                    + " or toAccountId = :party)");
            parameters.put("party", wanted.party());
        }
        if (wanted.type() != null) {
            where.append(" and type = :type");
            parameters.put("type", wanted.type());
        }
        if (wanted.on() != null) {
            where.append(" and since <= :day and (until is null or until > :day)");
            parameters.put("day", wanted.on());
        }
        if (wanted.after() != null) {
            where.append(" and id > :after");
            parameters.put("after", wanted.after());
        }
        return find(where.toString(), Sort.by("id"), parameters).page(0, limit).list();
    }

    /** Of this type, those that begin where this one does; whoever told them. */
    List<Relationship> beside(Relationship wanted) {
        return list("type = ?1 and (fromCustomerId = ?2 or fromAccountId = ?2)", wanted.type(), wanted.fromId());
    }

    /** One after the other: two that each see no circle could make one together. */
    void lockWholes() {
        var unused = getEntityManager()
                .createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('dangol.relationship.part-of')) as text)")
                .getSingleResult();
    }

    @SuppressWarnings("unchecked") // A native query does not know its own type.
    Set<UUID> wholes(Relationship wanted) {
        List<UUID> found = getEntityManager()
                .createNativeQuery(WHOLES, UUID.class)
                .setParameter("company", wanted.toId())
                .setParameter("since", wanted.period().since())
                .setParameter("until", wanted.period().until())
                .getResultList();
        return Set.copyOf(found);
    }

    /** Who supplies the party that day, nearest first, with how far each is. */
    @SuppressWarnings("unchecked") // A native query does not know its own type.
    Map<UUID, Integer> upwards(UUID party, LocalDate day) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery(UPWARDS, Object[].class)
                .setParameter("party", party)
                .setParameter("day", day)
                .getResultList();
        return rows.stream()
                .collect(
                        Collectors.toMap(row -> UUID.fromString((String) row[0]), row -> ((Number) row[1]).intValue()));
    }

    List<Relationship> of(Set<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }
}
