package io.dangol.loyalty.program;

import io.dangol.loyalty.program.ProgramRefusal.NoSuchProgram;
import io.dangol.platform.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Programs implements PanacheRepositoryBase<Program, UUID> {

    Program get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NoSuchProgram(id));
    }

    /** Whoever issues its first card waits for this transaction, or this one for them. */
    boolean lockAndLookForMembers(UUID id) {
        var unused = getEntityManager()
                .createNativeQuery("select 1 from program where id = ?1 for update")
                .setParameter(1, id)
                .getSingleResult();
        return !getEntityManager()
                .createNativeQuery("select 1 from member where program_id = ?1 limit 1")
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }

    List<Program> after(@Nullable Cursor cursor, int limit) {
        return (cursor == null ? find("order by id") : find("id > ?1 order by id", cursor.uuid(0)))
                .page(0, limit)
                .list();
    }
}
