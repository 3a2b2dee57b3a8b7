package io.dangol.customer.change;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.change.ChangeApi.ChangeKind;
import io.dangol.customer.change.ChangeApi.ChangeType;
import io.dangol.customer.change.ChangeApi.ChangeView;
import io.dangol.customer.change.ChangeApi.ChangesView;
import io.dangol.customer.change.ChangeRefusal.ChangesLost;
import io.dangol.customer.change.ChangeRows.ChangeRow;
import io.dangol.customer.sql.Statements;
import io.dangol.platform.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the feed for whoever follows it. */
@ApplicationScoped
@Transactional
class ChangeService {

    private final Statements statements;
    private final CustomerAccess access;
    private final AuditLog auditLog;

    ChangeService(Statements statements, CustomerAccess access, AuditLog auditLog) {
        this.statements = statements;
        this.access = access;
        this.auditLog = auditLog;
    }

    ChangesView after(ChangePlace place, @Nullable ChangeType type, int limit) {
        requireKnown(place);
        ChangePlace end = type == null ? place : end(place);
        List<ChangeRow> rows =
                statements.run(connection -> ChangeRows.after(connection, place, access.partnerId(), type, limit + 1));
        List<ChangeRow> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        if (!shown.isEmpty()) {
            auditLog.read(shown.stream().map(ChangeRow::id).toList());
        }
        boolean more = rows.size() > limit;
        ChangePlace last = shown.isEmpty() ? place : shown.get(shown.size() - 1).place();
        Set<UUID> survivors = access.visible(shown.stream()
                .map(ChangeRow::supersededBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return new ChangesView(
                shown.stream().map(row -> view(row, place, survivors)).toList(),
                (more || last.isAfter(end) ? last : end).cursor().toString(),
                more);
    }

    private void requireKnown(ChangePlace place) {
        boolean lost =
                !place.equals(ChangePlace.START) && statements.run(connection -> ChangeRows.isLost(connection, place));
        if (lost) {
            throw new ChangesLost();
        }
    }

    /**
     * Behind all that is looked through for one type, so that the next time begins there. Read before what is told: what
     * is in front of it then is settled, and is told or has moved on.
     */
    private ChangePlace end(ChangePlace place) {
        return statements
                .run(connection -> ChangeRows.end(connection, access.partnerId()))
                .filter(end -> end.isAfter(place))
                .orElse(place);
    }

    /** Who does not see into whom it was merged goes on with the record that it knows. */
    private static ChangeView view(ChangeRow row, ChangePlace after, Set<UUID> survivors) {
        UUID supersededBy = row.supersededBy();
        boolean merged = supersededBy != null && survivors.contains(supersededBy);
        ChangeKind kind = switch (row.kind()) {
            case "MERGED" -> merged ? ChangeKind.MERGED : present(row, after);
            case "ERASED" -> ChangeKind.ERASED;
            default -> present(row, after);
        };
        return new ChangeView(row.type(), row.id(), kind, row.version(), merged ? supersededBy : null, row.at());
    }

    private static ChangeKind present(ChangeRow row, ChangePlace after) {
        return row.since().isAfter(after) ? ChangeKind.CREATED : ChangeKind.CHANGED;
    }
}
