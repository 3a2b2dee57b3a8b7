package io.dangol.loyalty.migration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.migration.Import.RowOutcome;
import io.dangol.loyalty.migration.ImportApi.ImportView;
import io.dangol.loyalty.migration.ImportApi.RowErrorView;
import io.dangol.loyalty.migration.ImportApi.RowView;
import io.dangol.loyalty.migration.ImportRefusal.NoSuchImport;
import io.dangol.loyalty.migration.ImportRefusal.NoSuchProgram;
import io.dangol.loyalty.migration.Results.Result;
import io.dangol.platform.csv.Csv;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.problem.ProblemTexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells how far imports are, and what became of their rows. */
@ApplicationScoped
class ImportReports {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final List<String> COLUMNS =
            List.of("row", "outcome", "card", "memberId", "points", "pointer", "code", "detail");

    private final ProblemTexts texts = new ProblemTexts();
    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Staging staging;
    private final ObjectMapper json;

    ImportReports(Transactions transactions, Catalogs catalogs, Staging staging, ObjectMapper json) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.staging = staging;
        this.json = json;
    }

    /** Of which rows, in which language. */
    record Wanted(UUID programId, UUID importId, @Nullable RowOutcome outcome, Locale locale) {}

    /** Writes one row. */
    @FunctionalInterface
    private interface RowWriter {
        void write(RowView row) throws IOException;
    }

    ImportView get(UUID programId, UUID id) {
        return transactions.run(connection -> ImportView.of(
                Imports.find(connection, programId, id).orElseThrow(() -> new NoSuchImport(id)),
                Results.rejections(connection, id)));
    }

    Page<ImportView> list(UUID programId, int limit, @Nullable Cursor after) {
        return transactions.run(connection -> {
            if (catalogs.current(connection).program(programId).isEmpty()) {
                throw new NoSuchProgram(programId);
            }
            UUID before = after == null ? null : after.uuid(0);
            return Page.of(
                    Imports.list(connection, programId, before, limit + 1),
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
                            row.card(),
                            row.memberId(),
                            row.points(),
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
            results = transactions.part(
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
        boolean moved = result.outcome() == RowOutcome.IMPORTED;
        return new RowView(
                result.number(),
                result.outcome(),
                result.card(),
                result.memberId(),
                moved ? result.points() : null,
                errors.isEmpty() ? null : errors);
    }

    private static String joined(RowView row, Function<RowErrorView, String> part) {
        return row.errors() == null ? "" : row.errors().stream().map(part).collect(Collectors.joining(" | "));
    }
}
