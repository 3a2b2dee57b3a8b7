package io.dangol.customer.customerimport;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.customerimport.Import.RowOutcome;
import io.dangol.customer.customerimport.ImportApi.ImportView;
import io.dangol.customer.customerimport.ImportApi.RowErrorView;
import io.dangol.customer.customerimport.ImportApi.RowView;
import io.dangol.customer.customerimport.ImportRefusal.UnknownImport;
import io.dangol.customer.customerimport.Results.Result;
import io.dangol.customer.sql.Statements;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.csv.Csv;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.problem.ProblemTexts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells how far imports are, and what became of their rows. */
@ApplicationScoped
class ImportReports {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final List<String> COLUMNS = List.of("row", "outcome", "customerId", "pointer", "code", "detail");

    private final ProblemTexts texts = new ProblemTexts();
    private final Statements statements;
    private final Imports imports;
    private final Staging staging;
    private final CustomerAccess access;
    private final AuditLog auditLog;
    private final ObjectMapper json;

    ImportReports(
            Statements statements,
            Imports imports,
            Staging staging,
            CustomerAccess access,
            AuditLog auditLog,
            ObjectMapper json) {
        this.statements = statements;
        this.imports = imports;
        this.staging = staging;
        this.access = access;
        this.auditLog = auditLog;
        this.json = json;
    }

    /** Of which rows, in which language. */
    record Wanted(UUID importId, @Nullable RowOutcome outcome, Locale locale) {}

    /** Writes one row. */
    @FunctionalInterface
    private interface RowWriter {
        void write(RowView row) throws IOException;
    }

    ImportView get(UUID id) {
        return within(connection -> {
            auditLog.read(Set.of());
            Import is = imports.find(connection, id, access.partnerId().orElse(null), false)
                    .orElseThrow(() -> new UnknownImport(id));
            return ImportView.of(is, Results.rejections(connection, id));
        });
    }

    Page<ImportView> list(int limit, @Nullable Cursor after) {
        UUID before = after == null ? null : after.uuid(0);
        return within(connection -> {
            auditLog.read(Set.of());
            return Page.of(
                    imports.list(connection, access.partnerId().orElse(null), before, limit + 1),
                    limit,
                    is -> ImportView.of(is, Map.of()),
                    is -> Cursor.of(is.id()));
        });
    }

    void writeCsv(Wanted wanted, OutputStream out) throws IOException {
        try (Csv csv = Csv.to(out, COLUMNS)) {
            write(
                    wanted,
                    row -> csv.row(
                            row.row(),
                            row.outcome(),
                            row.customerId(),
                            joined(row, RowErrorView::pointer),
                            joined(row, RowErrorView::code),
                            joined(row, RowErrorView::detail)));
        }
    }

    void writeJson(Wanted wanted, OutputStream out) throws IOException {
        write(wanted, row -> {
            out.write(json.writeValueAsBytes(row));
            out.write('\n');
        });
    }

    private void write(Wanted wanted, RowWriter writer) throws IOException {
        List<Result> results;
        long last = 0;
        do {
            long after = last;
            results = within(
                    connection -> Results.after(connection, wanted.importId(), wanted.outcome(), after, ROWS_AT_ONCE));
            for (Result result : results) {
                writer.write(view(result, wanted.locale()));
                last = result.number();
            }
        } while (!results.isEmpty());
    }

    private RowView view(Result result, Locale locale) {
        List<RowErrorView> errors = staging.errors(result.errors()).stream()
                .map(error -> new RowErrorView(
                        error.pointer(),
                        error.code(),
                        texts.detail(error.code(), locale, error.arguments().toArray())))
                .toList();
        return new RowView(result.number(), result.outcome(), result.customerId(), errors.isEmpty() ? null : errors);
    }

    private <T> T within(Statements.Work<T> work) {
        return QuarkusTransaction.joiningExisting().call(() -> statements.run(work));
    }

    private static String joined(RowView row, Function<RowErrorView, String> part) {
        return row.errors() == null ? "" : row.errors().stream().map(part).collect(Collectors.joining(" | "));
    }
}
