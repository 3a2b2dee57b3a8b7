package io.dangol.loyalty.coalitionfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.coalitionfile.CoalitionFile.Status;
import io.dangol.loyalty.coalitionfile.FileApi.FileView;
import io.dangol.loyalty.coalitionfile.FileApi.LineErrorView;
import io.dangol.loyalty.coalitionfile.FileApi.LineView;
import io.dangol.loyalty.coalitionfile.FileApi.TotalView;
import io.dangol.loyalty.coalitionfile.FileRefusal.NoSuchCoalition;
import io.dangol.loyalty.coalitionfile.FileRefusal.NoSuchFile;
import io.dangol.loyalty.coalitionfile.FileRefusal.NotReconciled;
import io.dangol.loyalty.coalitionfile.FileRefusal.ReconciledElsewhere;
import io.dangol.loyalty.coalitionfile.FileResults.Asked;
import io.dangol.loyalty.coalitionfile.FileResults.Result;
import io.dangol.platform.csv.Csv;
import io.dangol.platform.lines.RowError;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.problem.ProblemTexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what became of files and their lines: headquarters all of it, a partner what is of its own stores. */
@ApplicationScoped
class FileReports {

    private static final int AT_ONCE = 1_000;
    private static final List<String> LINE_COLUMNS = List.of(
            "line",
            "outcome",
            "partnerId",
            "storeCode",
            "receiptNumber",
            "soldAt",
            "amount",
            "ourAmount",
            "points",
            "fee",
            "saleId",
            "foundBy",
            "pointer",
            "code",
            "detail");
    private static final List<String> TOTAL_COLUMNS =
            List.of("partnerId", "storeCode", "outcome", "lines", "amount", "ourAmount", "points", "fee");

    private final ProblemTexts texts = new ProblemTexts();
    private final Transactions transactions;
    private final Catalogs catalogs;
    private final ObjectMapper json;

    FileReports(Transactions transactions, Catalogs catalogs, ObjectMapper json) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.json = json;
    }

    /** Also after a change, which is written down already. */
    FileView get(String coalition, UUID id, Scope scope) {
        return transactions.part(connection -> FileView.of(
                found(connection, coalition, id),
                FileResults.outcomes(connection, id, scope),
                scope.partnerId().isEmpty()));
    }

    Page<FileView> list(String coalition, int limit, @Nullable Cursor after, Scope scope) {
        return transactions.run(connection -> {
            if (catalogs.current(connection).coalition(coalition).isEmpty()) {
                throw new NoSuchCoalition(coalition);
            }
            UUID before = after == null ? null : after.uuid(0);
            return Page.of(
                    Files.list(connection, coalition, before, limit + 1),
                    limit,
                    file -> FileView.of(file, Map.of(), scope.partnerId().isEmpty()),
                    file -> Cursor.of(file.id()));
        });
    }

    /** As it stands, before anything of it is sent. */
    CoalitionFile file(String coalition, UUID id) {
        return transactions.snapshot(connection -> found(connection, coalition, id));
    }

    Page<TotalView> totals(CoalitionFile file, Asked asked, String groupBy, int limit, @Nullable Cursor after) {
        return Page.of(
                someTotals(file, asked, groupBy, after, limit + 1), limit, total -> total, FileResults::position);
    }

    Page<LineView> lines(CoalitionFile file, Asked asked, Locale locale, int limit, @Nullable Cursor after) {
        return Page.of(
                someLines(file, asked, after == null ? 0 : after.number(0), limit + 1),
                limit,
                result -> view(file, result, locale),
                result -> Cursor.of(result.number()));
    }

    void writeTotals(CoalitionFile file, Asked asked, String groupBy, OutputStream out) throws IOException {
        try (Csv csv = Csv.to(out, TOTAL_COLUMNS)) {
            List<TotalView> some;
            Cursor after = null;
            do {
                Cursor from = after;
                some = asked.scope().reach().call(() -> someTotals(file, asked, groupBy, from, AT_ONCE));
                for (TotalView one : some) {
                    csv.row(
                            one.partnerId(),
                            one.storeCode(),
                            one.outcome(),
                            one.lines(),
                            one.amount(),
                            one.ourAmount(),
                            one.points(),
                            one.fee());
                    after = FileResults.position(one);
                }
            } while (some.size() == AT_ONCE);
        }
    }

    void writeLines(CoalitionFile file, Asked asked, Locale locale, OutputStream out) throws IOException {
        try (Csv csv = Csv.to(out, LINE_COLUMNS)) {
            List<Result> some;
            long after = 0;
            do {
                long from = after;
                some = asked.scope().reach().call(() -> someLines(file, asked, from, AT_ONCE));
                for (Result one : some) {
                    write(csv, view(file, one, locale));
                    after = one.number();
                }
            } while (some.size() == AT_ONCE);
        }
    }

    private static void write(Csv csv, LineView line) throws IOException {
        LineErrorView error = line.error();
        csv.row(
                line.line(),
                line.outcome(),
                line.partnerId(),
                line.storeCode(),
                line.receiptNumber(),
                line.soldAt(),
                line.amount(),
                line.ourAmount(),
                line.points(),
                line.fee(),
                line.saleId(),
                line.foundBy(),
                error == null ? null : error.pointer(),
                error == null ? null : error.code(),
                error == null ? null : error.detail());
    }

    private List<TotalView> someTotals(
            CoalitionFile file, Asked asked, String groupBy, @Nullable Cursor after, int most) {
        return transactions.snapshot(connection -> {
            requireSame(connection, file);
            return FileResults.totals(connection, asked, groupBy, after, most);
        });
    }

    private List<Result> someLines(CoalitionFile file, Asked asked, long after, int most) {
        return transactions.snapshot(connection -> {
            requireSame(connection, file);
            return FileResults.lines(connection, asked, after, most);
        });
    }

    /** Half of one comparison and half of another is none. */
    private static void requireSame(Connection connection, CoalitionFile file) throws SQLException {
        CoalitionFile now = found(connection, file.coalition(), file.id());
        if (!now.run().equals(file.run())) {
            throw new ReconciledElsewhere();
        }
        if (now.status() == Status.UPLOADING || now.status() == Status.RECONCILING) {
            throw new NotReconciled();
        }
    }

    private static CoalitionFile found(Connection connection, String coalition, UUID id) throws SQLException {
        return Files.find(connection, coalition, id).orElseThrow(() -> new NoSuchFile(id));
    }

    private LineView view(CoalitionFile file, Result result, Locale locale) {
        return new LineView(
                result.number() > file.reached().lines() ? null : result.number(),
                result.outcome(),
                result.partnerId(),
                result.storeCode(),
                result.receiptNumber(),
                result.soldAt(),
                result.amount(),
                result.ourAmount(),
                result.points(),
                result.fee(),
                result.saleId(),
                result.foundBy(),
                result.error() == null ? null : error(result.error(), locale));
    }

    private LineErrorView error(String kept, Locale locale) {
        try {
            RowError error = json.readValue(kept, RowError.class);
            String detail = texts.detail(error.code(), locale, error.arguments().toArray());
            return new LineErrorView(error.pointer(), error.code(), detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An error of a line cannot be read", e);
        }
    }
}
