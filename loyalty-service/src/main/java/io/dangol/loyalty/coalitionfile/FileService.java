package io.dangol.loyalty.coalitionfile;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.CoalitionTerms;
import io.dangol.loyalty.coalition.CoalitionTokens;
import io.dangol.loyalty.coalitionfile.CoalitionFile.Status;
import io.dangol.loyalty.coalitionfile.FileRefusal.FileCut;
import io.dangol.loyalty.coalitionfile.FileRefusal.FileEmpty;
import io.dangol.loyalty.coalitionfile.FileRefusal.FileOffset;
import io.dangol.loyalty.coalitionfile.FileRefusal.FileTooLong;
import io.dangol.loyalty.coalitionfile.FileRefusal.NoSuchCoalition;
import io.dangol.loyalty.coalitionfile.FileRefusal.OtherTerms;
import io.dangol.loyalty.coalitionfile.FileRefusal.PeriodClosed;
import io.dangol.loyalty.coalitionfile.FileRefusal.SentElsewhere;
import io.dangol.loyalty.coalitionfile.LineReader.Read;
import io.dangol.platform.lines.BodyLines;
import io.dangol.platform.lines.BodyLines.BodyLine;
import io.dangol.platform.lines.CsvRows;
import io.dangol.platform.lines.FileRows;
import io.dangol.platform.lines.FileRows.RawRow;
import io.dangol.platform.lines.RowFormat;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes files in: their lines are put aside as they arrive, so memory does not grow with the file, and then compared. */
@ApplicationScoped
class FileService {

    private static final Logger LOG = Logger.getLogger(FileService.class);

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final CoalitionTokens tokens;
    private final FileLines lines;
    private final FileWork work;
    private final FileConfig config;
    private final ObjectReader json;
    private final Ids ids;
    private final Clock clock;

    FileService(
            Transactions transactions,
            Catalogs catalogs,
            CoalitionTokens tokens,
            FileLines lines,
            FileWork work,
            FileConfig config,
            ObjectMapper json,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.tokens = tokens;
        this.lines = lines;
        this.work = work;
        this.config = config;
        this.json = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.ids = ids;
        this.clock = clock;
    }

    /** What is sent, beside the file. */
    record Request(String coalition, YearMonth month, long tolerance, RowFormat format, long offset, String clientId) {}

    /** @param replayed the same file came before */
    record Answer(boolean replayed, CoalitionFile file) {}

    /** Where a body goes: into a file's lines, or nowhere, just to see whether it is the one that was closed. */
    private record Begun(CoalitionFile file, CoalitionTerms terms) {}

    Answer upload(Request request, InputStream body) {
        return work.one(() -> {
            Begun begun = transactions.run(connection -> begin(connection, request));
            try {
                Answer received =
                        begun.file().status() == Status.CLOSED ? repeated(begun, request, body) : received(begun, body);
                return received.replayed()
                        ? new Answer(true, work.resumed(received.file()))
                        : new Answer(false, work.compared(received.file()));
            } catch (IOException gone) { // The connection is, so hardly anybody is left to be told.
                LOG.debug("An upload broke off", gone);
                throw new FileCut();
            }
        });
    }

    private Begun begin(Connection connection, Request request) throws SQLException {
        CoalitionTerms terms = catalogs.current(connection)
                .coalition(request.coalition())
                .orElseThrow(() -> new NoSuchCoalition(request.coalition()));
        Files.lockMonth(connection, request.coalition(), request.month());
        List<CoalitionFile> there = Files.ofMonth(connection, request.coalition(), request.month());
        Optional<CoalitionFile> closed =
                there.stream().filter(file -> file.status() == Status.CLOSED).findFirst();
        if (closed.isPresent()) {
            return new Begun(closed.get(), terms);
        }
        Optional<CoalitionFile> open =
                there.stream().filter(file -> file.status() == Status.UPLOADING).findFirst();
        if (request.offset() > 0) {
            return new Begun(continued(connection, open, request), terms);
        }
        if (open.isPresent()) {
            Files.letGo(connection, open.get().id());
        }
        int version = open.isPresent() ? open.get().version() : there.size() + 1;
        CoalitionFile fresh = fresh(request, version);
        Files.insert(connection, fresh);
        return new Begun(fresh, terms);
    }

    /** From now on it is this connection's. */
    private CoalitionFile continued(Connection connection, Optional<CoalitionFile> open, Request request)
            throws SQLException {
        CoalitionFile there = open.orElseThrow(() -> new FileOffset(0));
        if (request.offset() != there.reached().lines()) {
            throw new FileOffset(there.reached().lines());
        }
        if (there.format() != request.format() || there.tolerance() != request.tolerance()) {
            throw new OtherTerms();
        }
        CoalitionFile mine = there.with(Status.UPLOADING, ids.next(), there.reached(), now());
        Files.update(connection, mine);
        return mine;
    }

    private CoalitionFile fresh(Request request, int version) {
        Instant now = now();
        return new CoalitionFile(
                ids.next(),
                request.coalition(),
                request.month(),
                version,
                request.format(),
                request.tolerance(),
                request.clientId(),
                Status.UPLOADING,
                ids.next(),
                CoalitionFile.nothing(request.format(), request.tolerance()),
                now,
                now,
                null,
                null);
    }

    private Answer received(Begun begun, InputStream body) throws IOException {
        CoalitionFile file = begun.file();
        LineReader reader = new LineReader(file.coalition(), begun.terms(), tokens);
        FileRows rows = new FileRows(file.format(), file.reached(), json, FileService::columns);
        BodyLines sent =
                new BodyLines(body, config.line().asLongValue(), file.reached().lines());
        List<Read> staged = new ArrayList<>();
        for (BodyLine line = sent.next(); line != null; line = sent.next()) {
            RawRow raw = rows.add(line);
            if (raw != null) {
                staged.add(reader.read(raw));
            }
            if (rows.rows() > config.rows()) {
                throw new FileTooLong(config.rows());
            }
            if (staged.size() >= config.staged()) {
                CoalitionFile now = file.with(Status.UPLOADING, file.run(), rows.reached(), now());
                var unused = transactions.part(connection -> written(connection, now, staged));
                staged.clear();
            }
        }
        if (rows.rows() == 0) {
            throw new FileEmpty();
        }
        CoalitionFile all = file.with(Status.UPLOADING, file.run(), rows.reached(), now());
        return transactions.part(connection -> {
            Files.lockMonth(connection, all.coalition(), all.month()); // First of all locks.
            return ended(connection, written(connection, all, staged));
        });
    }

    private CoalitionFile written(Connection connection, CoalitionFile now, List<Read> staged) throws SQLException {
        if (Files.lockOf(connection, now).isEmpty()) {
            throw new SentElsewhere();
        }
        lines.insert(connection, now.id(), staged);
        Files.update(connection, now);
        return now;
    }

    /** All is there: it is a version of its own, or the one before once more. */
    private Answer ended(Connection connection, CoalitionFile all) throws SQLException {
        Optional<CoalitionFile> before = Files.ofMonth(connection, all.coalition(), all.month()).stream()
                .filter(file -> !file.id().equals(all.id()))
                .findFirst();
        boolean same = before.filter(file -> isSame(file, all)).isPresent();
        if (before.isPresent() && same) {
            Files.letGo(connection, all.id());
            return new Answer(true, before.get());
        }
        if (before.filter(file -> file.status() == Status.CLOSED).isPresent()) {
            throw new PeriodClosed(all.month().toString());
        }
        CoalitionFile complete = all.with(Status.RECONCILING, ids.next(), all.reached(), now());
        Files.update(connection, complete);
        return new Answer(false, complete);
    }

    /** Of a month that is closed. All of it is read, since only that tells whether it is the same. */
    private Answer repeated(Begun begun, Request request, InputStream body) throws IOException {
        CoalitionFile again = fresh(request, begun.file().version());
        FileRows rows = new FileRows(request.format(), again.reached(), json, FileService::columns);
        BodyLines sent = new BodyLines(body, config.line().asLongValue(), 0);
        for (BodyLine line = sent.next(); line != null; line = sent.next()) {
            var unused = rows.add(line);
        }
        if (!isSame(begun.file(), again.with(Status.UPLOADING, again.run(), rows.reached(), now()))) {
            throw new PeriodClosed(request.month().toString());
        }
        return new Answer(true, begun.file());
    }

    private static boolean isSame(CoalitionFile one, CoalitionFile other) {
        return one.reached().digest().equals(other.reached().digest());
    }

    private static RowFormat.Parser columns(String header) {
        return CsvRows.of(header, LineReader.COLUMN, "storeCode");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
