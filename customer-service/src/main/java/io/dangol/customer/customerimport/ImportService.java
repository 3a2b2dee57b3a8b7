package io.dangol.customer.customerimport;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.customerimport.Import.Counts;
import io.dangol.customer.customerimport.Import.Status;
import io.dangol.customer.customerimport.ImportApi.OpenImport;
import io.dangol.customer.customerimport.ImportRefusal.ImportClosed;
import io.dangol.customer.customerimport.ImportRefusal.ImportCut;
import io.dangol.customer.customerimport.ImportRefusal.ImportEmpty;
import io.dangol.customer.customerimport.ImportRefusal.ImportOfAnother;
import io.dangol.customer.customerimport.ImportRefusal.ImportOffset;
import io.dangol.customer.customerimport.ImportRefusal.ImportTooLong;
import io.dangol.customer.customerimport.ImportRefusal.ImportsBusy;
import io.dangol.customer.customerimport.ImportRefusal.OtherFormat;
import io.dangol.customer.customerimport.ImportRefusal.SentElsewhere;
import io.dangol.customer.customerimport.ImportRefusal.UnknownImport;
import io.dangol.customer.sql.Statements;
import io.dangol.customer.sql.Statements.Work;
import io.dangol.customer.vault.Sealing;
import io.dangol.customer.vault.WorkKeys;
import io.dangol.platform.errand.Errand;
import io.dangol.platform.lines.BodyLines;
import io.dangol.platform.lines.BodyLines.BodyLine;
import io.dangol.platform.lines.RowFormat;
import io.dangol.platform.security.Caller;
import io.dangol.platform.security.KeyedHash;
import io.dangol.platform.time.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes files in: their rows are put aside, sealed, as they arrive, so memory does not grow with the file. */
@ApplicationScoped
class ImportService {

    private static final Logger LOG = Logger.getLogger(ImportService.class);
    private static final List<String> ROWS = List.of("customer_import_row", "customer_import_key");

    private final Statements statements;
    private final Imports imports;
    private final Staging staging;
    private final WorkKeys keys;
    private final RowReader reader;
    private final CustomerAccess access;
    private final Caller caller;
    private final ImportConfig config;
    private final KeyedHash hash;
    private final ObjectReader json;
    private final Ids ids;
    private final Clock clock;
    private final Semaphore uploads;

    ImportService(
            Statements statements,
            Imports imports,
            Staging staging,
            WorkKeys keys,
            RowReader reader,
            CustomerAccess access,
            Caller caller,
            ImportConfig config,
            @ConfigProperty(name = "dangol.secrets.index-key") String indexKey,
            ObjectMapper json,
            Ids ids,
            Clock clock) {
        this.statements = statements;
        this.imports = imports;
        this.staging = staging;
        this.keys = keys;
        this.reader = reader;
        this.access = access;
        this.caller = caller;
        this.config = config;
        this.hash = new KeyedHash(indexKey);
        this.json = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.ids = ids;
        this.clock = clock;
        this.uploads = new Semaphore(config.uploads());
    }

    /**
     * @param offset lines that were received before it; null: none were
     * @param last whether the file ends with this body
     */
    record Part(UUID importId, RowFormat format, @Nullable Long offset, boolean last) {
        /** Only who says so throws away what was received. */
        boolean beginsAnew() {
            return offset != null && offset == 0;
        }

        boolean goesOnBehind(long received) {
            return (offset == null ? 0 : offset) == received;
        }
    }

    Import open(OpenImport request) {
        Terms terms = request.terms();
        Instant now = now();
        Import opened = new Import(
                ids.next(),
                Errand.of(caller),
                request.tries(),
                request.format(),
                terms,
                Status.UPLOADING,
                ids.next(),
                Import.nothing(request.format(), terms),
                List.of(),
                Counts.NONE,
                now,
                now);
        return within(connection -> {
            keys.make(opened.id());
            imports.insert(connection, opened);
            return opened;
        });
    }

    Import upload(Part part, InputStream body) {
        if (!uploads.tryAcquire()) {
            throw new ImportsBusy();
        }
        try {
            return received(within(connection -> begin(connection, part)), part.last(), body);
        } catch (IOException gone) { // The connection is, so hardly anybody is left to be told.
            LOG.debug("An upload broke off", gone);
            throw new ImportCut();
        } finally {
            uploads.release();
        }
    }

    /** Rows that were written stay; those that wait are unreadable from now on. Said again it changes nothing. */
    Import cancel(UUID id) {
        return within(connection -> {
            Import there = locked(connection, id);
            switch (there.status()) {
                case UPLOADING, QUEUED, RUNNING -> {
                    keys.destroy(id);
                    Jobs.tell(connection, id, Status.CANCELLED, now());
                }
                case CANCELLED -> LOG.debug("It is cancelled already");
                case DONE, ABANDONED -> throw new ImportClosed(there.status());
            }
            return locked(connection, id);
        });
    }

    /** From now on it is this connection's: behind what was received, or anew. */
    private Import begin(Connection connection, Part part) throws SQLException {
        Import there = locked(connection, part.importId());
        requireFits(part, there);
        Import mine = there.ofUpload(ids.next());
        Imports.handOver(connection, there.id(), mine.uploadId());
        if (there.reached().lines() == 0 || !part.beginsAnew()) {
            return mine;
        }
        while (Staging.clearSome(connection, there.id(), ROWS) > 0) {
            LOG.debug("An upload begins anew");
        }
        Import anew = mine.reached(Import.nothing(there.format(), there.terms()), List.of(), Status.UPLOADING, now());
        boolean unused = imports.received(connection, anew, sealing(there.id()));
        return anew;
    }

    private void requireFits(Part part, Import there) {
        if (!there.errand().clientId().equals(caller.clientId())) {
            throw new ImportOfAnother();
        }
        if (there.status() != Status.UPLOADING) {
            throw new ImportClosed(there.status());
        }
        if (there.format() != part.format()) {
            throw new OtherFormat(there.format());
        }
        if (!part.beginsAnew() && !part.goesOnBehind(there.reached().lines())) {
            throw new ImportOffset(there.reached().lines());
        }
    }

    private Import received(Import begun, boolean last, InputStream body) throws IOException {
        Upload upload = new Upload(begun, json, reader, new RowKeys(hash, begun.id()));
        BodyLines lines =
                new BodyLines(body, config.line().asLongValue(), begun.reached().lines());
        for (BodyLine line = lines.next(); line != null; line = lines.next()) {
            upload.add(line);
            if (upload.reached().rows() > config.rows()) {
                throw new ImportTooLong(config.rows());
            }
            if (upload.staged().size() >= config.staged() || upload.isHeavy()) {
                var unused = written(begun, upload, Status.UPLOADING);
            }
        }
        if (last && upload.reached().rows() == 0) {
            throw new ImportEmpty();
        }
        return written(begun, upload, last ? Status.QUEUED : Status.UPLOADING);
    }

    private Import written(Import begun, Upload upload, Status status) {
        Import now = begun.reached(upload.reached(), upload.unknownColumns(), status, now());
        return within(connection -> {
            Sealing sealing = sealing(begun.id());
            staging.insert(connection, begun.id(), sealing, upload.staged(), upload.stagedKeys());
            if (!imports.received(connection, now, sealing)) {
                throw new SentElsewhere();
            }
            upload.written();
            return now;
        });
    }

    private Sealing sealing(UUID id) {
        return keys.open(id).orElseThrow(() -> new ImportClosed(Status.CANCELLED));
    }

    private Import locked(Connection connection, UUID id) throws SQLException {
        return imports.find(connection, id, access.partnerId().orElse(null), true)
                .orElseThrow(() -> new UnknownImport(id));
    }

    private <T> T within(Work<T> work) {
        return QuarkusTransaction.joiningExisting().call(() -> statements.run(work));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
