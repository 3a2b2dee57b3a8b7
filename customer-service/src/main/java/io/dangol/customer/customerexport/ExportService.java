package io.dangol.customer.customerexport;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.customerexport.Export.Status;
import io.dangol.customer.customerexport.ExportApi.ExportCustomers;
import io.dangol.customer.customerexport.ExportApi.ExportView;
import io.dangol.customer.customerexport.ExportRefusal.ClearScopeMissing;
import io.dangol.customer.customerexport.ExportRefusal.ExportNotThere;
import io.dangol.customer.customerexport.ExportRefusal.UnknownExport;
import io.dangol.customer.customerexport.Parts.FilePart;
import io.dangol.customer.sql.Statements;
import io.dangol.customer.vault.Sealing;
import io.dangol.customer.vault.WorkKeys;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.audit.Purpose;
import io.dangol.platform.errand.Errand;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.dangol.platform.time.Ids;
import io.dangol.platform.wall.Reach;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
class ExportService {

    private static final String CLEAR = "customers:export-clear";

    private final Statements statements;
    private final WorkKeys keys;
    private final CustomerAccess access;
    private final Caller caller;
    private final AuditLog auditLog;
    private final Ids ids;
    private final Clock clock;

    ExportService(
            Statements statements,
            WorkKeys keys,
            CustomerAccess access,
            Caller caller,
            AuditLog auditLog,
            Ids ids,
            Clock clock) {
        this.statements = statements;
        this.keys = keys;
        this.access = access;
        this.caller = caller;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    ExportView ask(ExportCustomers request) {
        Optional<Purpose> purpose = Purpose.asked(request.clear(), request.purpose());
        if (purpose.isPresent() && !caller.scopes().contains(CLEAR)) {
            throw new ClearScopeMissing();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String word = purpose.map(Purpose::word).orElse(null);
        Export asked =
                new Export(ids.next(), Errand.of(caller), request.format(), word, Status.QUEUED, null, 0, 0, now, now);
        return statements.run(connection -> {
            keys.make(asked.id());
            Exports.insert(connection, asked);
            return ExportView.of(asked);
        });
    }

    ExportView get(UUID id) {
        auditLog.read(Set.of());
        return statements.run(connection -> ExportView.of(visible(connection, id)));
    }

    Page<ExportView> list(int limit, @Nullable Cursor after) {
        auditLog.read(Set.of());
        UUID before = after == null ? null : after.uuid(0);
        List<Export> rows = statements.run(
                connection -> Exports.list(connection, access.partnerId().orElse(null), before, limit + 1));
        return Page.of(rows, limit, ExportView::of, is -> Cursor.of(is.id()));
    }

    /** Whose file is complete. */
    Export done(UUID id) {
        auditLog.read(Set.of());
        Export is = statements.run(connection -> visible(connection, id));
        requireClear(is);
        if (is.status() != Status.DONE) {
            throw new ExportNotThere(is.status());
        }
        requireNobodyErased(id, null);
        return is;
    }

    /**
     * Who was erased since is read by nobody, though it means that the file has to be made anew. Whoever services the
     * customer by now: hence within no walls. What is found out stays, whatever becomes of the request.
     */
    private void requireNobodyErased(UUID id, @Nullable Integer part) {
        boolean outdated = Reach.EVERYTHING.call(() -> QuarkusTransaction.requiringNew()
                .call(() -> statements.run(
                        connection -> Exports.isOutdated(connection, id, part) && gone(connection, id))));
        if (outdated) {
            throw new ExportNotThere(Status.EXPIRED);
        }
    }

    private boolean gone(Connection connection, UUID id) throws SQLException {
        keys.destroy(id);
        Parts.delete(connection, id);
        Exports.tell(connection, id, Status.EXPIRED, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return true;
    }

    /** Whoever is given a part leaves a trace with each who stands in it, in the same transaction. */
    String part(UUID id, int number) {
        requireNobodyErased(id, number);
        return statements.run(connection -> {
            Export is = visible(connection, id);
            Sealing sealing = keys.open(id).orElseThrow(() -> new ExportNotThere(Status.EXPIRED));
            FilePart part =
                    Parts.find(connection, id, number, sealing).orElseThrow(() -> new ExportNotThere(Status.EXPIRED));
            is.inClear()
                    .ifPresentOrElse(
                            purpose -> auditLog.disclosed(part.subjects(), purpose),
                            () -> auditLog.read(part.subjects()));
            return part.lines();
        });
    }

    /** One that another client of the same house made in clear is no way around the scope. */
    private void requireClear(Export is) {
        if (is.inClear().isPresent() && !caller.scopes().contains(CLEAR)) {
            throw new ClearScopeMissing();
        }
    }

    private Export visible(Connection connection, UUID id) throws SQLException {
        return Exports.find(connection, id, access.partnerId().orElse(null)).orElseThrow(() -> new UnknownExport(id));
    }
}
