package io.dangol.loyalty.migration;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.migration.Import.Counts;
import io.dangol.loyalty.migration.Import.Status;
import io.dangol.loyalty.migration.ImportRefusal.ImportCut;
import io.dangol.loyalty.migration.ImportRefusal.ImportEmpty;
import io.dangol.loyalty.migration.ImportRefusal.ImportOffset;
import io.dangol.loyalty.migration.ImportRefusal.ImportTooLong;
import io.dangol.loyalty.migration.ImportRefusal.ImportsBusy;
import io.dangol.loyalty.migration.ImportRefusal.NoSuchProgram;
import io.dangol.loyalty.migration.ImportRefusal.ReferenceConflict;
import io.dangol.loyalty.migration.ImportRefusal.SentElsewhere;
import io.dangol.loyalty.migration.ImportRefusal.UnknownFunder;
import io.dangol.platform.lines.BodyLines;
import io.dangol.platform.lines.BodyLines.BodyLine;
import io.dangol.platform.lines.RowFormat;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes files in: their rows are put aside as they arrive, so memory does not grow with the file. */
@ApplicationScoped
class ImportService {

    private static final Logger LOG = Logger.getLogger(ImportService.class);

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Staging staging;
    private final Decisions decisions;
    private final ImportConfig config;
    private final ObjectReader json;
    private final Ids ids;
    private final Clock clock;
    private final Semaphore uploads;

    ImportService(
            Transactions transactions,
            Catalogs catalogs,
            Staging staging,
            Decisions decisions,
            ImportConfig config,
            ObjectMapper json,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.staging = staging;
        this.decisions = decisions;
        this.config = config;
        this.json = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.ids = ids;
        this.clock = clock;
        this.uploads = new Semaphore(config.uploads());
    }

    /** What is sent, beside the file. */
    record Request(
            UUID programId,
            String reference,
            boolean dryRun,
            RowFormat format,
            @Nullable UUID funderId,
            long offset,
            String clientId) {}

    /** @param replayed the same file came before */
    record Answer(boolean replayed, Import is) {}

    Answer upload(Request request, InputStream body) {
        if (!uploads.tryAcquire()) {
            throw new ImportsBusy();
        }
        try {
            Import begun = transactions.run(connection -> begin(connection, request));
            return begun.status() == Status.UPLOADING ? received(begun, body) : repeated(begun, request, body);
        } catch (IOException gone) { // The connection is, so hardly anybody is left to be told.
            LOG.debug("An upload broke off", gone);
            throw new ImportCut();
        } finally {
            uploads.release();
        }
    }

    private Import begin(Connection connection, Request request) throws SQLException {
        Catalog catalog = catalogs.current(connection);
        if (catalog.program(request.programId()).isEmpty()) {
            throw new NoSuchProgram(request.programId());
        }
        if (request.funderId() != null && !catalog.hasStoresOf(request.funderId())) {
            throw new UnknownFunder(request.funderId());
        }
        Import fresh = fresh(request, ids.next());
        Imports.insert(connection, fresh);
        Import there = Imports.lock(connection, request.programId(), request.reference(), request.dryRun());
        if (there.status() == Status.ABANDONED) {
            throw new ReferenceConflict(request.reference());
        }
        return there.status() == Status.UPLOADING ? continued(connection, there, fresh.uploadId(), request) : there;
    }

    /** From now on it is this connection's: behind what was received, or anew. */
    private Import continued(Connection connection, Import there, UUID uploadId, Request request) throws SQLException {
        if (request.offset() != 0 && request.offset() != there.received()) {
            throw new ImportOffset(there.received());
        }
        Imports.handOver(connection, there.id(), uploadId);
        if (request.offset() == 0) {
            Staging.clear(connection, there.id());
            Import again = fresh(request, there.id()).ofUpload(uploadId);
            boolean unused = Imports.received(connection, again);
            return again;
        }
        if (there.format() != request.format() || !Objects.equals(there.funderId(), request.funderId())) {
            throw new ReferenceConflict(request.reference());
        }
        return there.ofUpload(uploadId);
    }

    private Import fresh(Request request, UUID id) {
        Instant now = now();
        return new Import(
                id,
                request.programId(),
                request.reference(),
                request.dryRun(),
                request.clientId(),
                request.format(),
                request.funderId(),
                Status.UPLOADING,
                ids.next(),
                null,
                0,
                Upload.digestOf(request.format(), request.funderId()),
                Counts.NONE,
                now,
                now);
    }

    private Answer received(Import begun, InputStream body) throws IOException {
        Upload upload = new Upload(begun, json, decisions);
        BodyLines lines = new BodyLines(body, config.line().asLongValue(), begun.received());
        for (BodyLine line = lines.next(); line != null; line = lines.next()) {
            upload.add(line);
            if (upload.rows() > config.rows()) {
                throw new ImportTooLong(config.rows());
            }
            if (upload.staged().size() >= config.staged()) {
                var unused = written(begun, upload, Status.UPLOADING);
            }
        }
        if (upload.rows() == 0) {
            throw new ImportEmpty();
        }
        return new Answer(false, written(begun, upload, Status.QUEUED));
    }

    private Import written(Import begun, Upload upload, Status status) {
        Import now = begun.with(status, upload, now());
        return transactions.part(connection -> {
            staging.insert(connection, begun.id(), upload.staged(), upload.stagedKeys());
            if (!Imports.received(connection, now)) {
                throw new SentElsewhere();
            }
            upload.written();
            return now;
        });
    }

    /** All of it is read, since only that tells whether it is the same. */
    private Answer repeated(Import there, Request request, InputStream body) throws IOException {
        Upload again = new Upload(fresh(request, there.id()), json, decisions);
        BodyLines lines = new BodyLines(body, config.line().asLongValue(), 0);
        for (BodyLine line = lines.next(); line != null; line = lines.next()) {
            again.add(line);
            again.written();
        }
        if (!again.digest().equals(there.digest())) {
            throw new ReferenceConflict(request.reference());
        }
        return new Answer(true, there);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
