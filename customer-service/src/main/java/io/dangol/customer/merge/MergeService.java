package io.dangol.customer.merge;

import io.dangol.customer.Code;
import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.merge.MergeApi.MergeCustomers;
import io.dangol.customer.merge.MergeApi.MergeView;
import io.dangol.customer.merge.MergePreview.PreviewView;
import io.dangol.customer.merge.MergeRefusal.UnknownMerge;
import io.dangol.customer.merge.MergeRefusal.WithItself;
import io.dangol.customer.merge.Merges.Answer;
import io.dangol.customer.merge.Merges.Wish;
import io.dangol.customer.sql.Statements;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
class MergeService {

    private static final UUID FIRST = new UUID(0, 0);

    private final Statements statements;
    private final Merges merges;
    private final MergePreviews previews;
    private final CustomerAccess access;
    private final AuditLog auditLog;

    MergeService(
            Statements statements, Merges merges, MergePreviews previews, CustomerAccess access, AuditLog auditLog) {
        this.statements = statements;
        this.merges = merges;
        this.previews = previews;
        this.access = access;
        this.auditLog = auditLog;
    }

    Answer merge(MergeCustomers request) {
        return merges.merge(new Wish(request.survivorId(), request.absorbedId(), Code.of(request.reason())));
    }

    /** Writes nothing. */
    PreviewView preview(MergeCustomers request) {
        if (request.survivorId().equals(request.absorbedId())) {
            throw new WithItself();
        }
        access.require(request.survivorId());
        access.require(request.absorbedId());
        return previews.of(request.survivorId(), request.absorbedId());
    }

    MergeView reverse(UUID id, String reason) {
        return MergeView.of(merges.part(found(id), Code.of(reason)));
    }

    MergeView get(UUID id) {
        Merge merge = found(id);
        auditLog.read(Set.of(merge.survivorId(), merge.absorbedId()));
        return MergeView.of(merge);
    }

    Page<MergeView> list(@Nullable UUID customerId, int limit, @Nullable Cursor cursor) {
        UUID after = cursor == null ? FIRST : cursor.uuid(0);
        List<Merge> some = statements.run(connection -> MergeRows.after(connection, customerId, after, limit + 1));
        auditLog.read(some.stream()
                .limit(limit)
                .flatMap(merge -> Stream.of(merge.survivorId(), merge.absorbedId()))
                .distinct()
                .toList());
        return Page.of(some, limit, MergeView::of, merge -> Cursor.of(merge.id()));
    }

    private Merge found(UUID id) {
        return statements.run(connection -> MergeRows.find(connection, id).orElseThrow(() -> new UnknownMerge(id)));
    }
}
