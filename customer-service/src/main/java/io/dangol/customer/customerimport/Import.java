package io.dangol.customer.customerimport;

import io.dangol.platform.errand.Errand;
import io.dangol.platform.lines.FileRows.Reached;
import io.dangol.platform.lines.RowFormat;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file of customers and how far it is.
 *
 * @param errand who asked, and for whom its rows are written
 * @param uploadId the connection that may add rows
 * @param reached how far its upload came
 * @param unknownColumns those that nobody wants
 */
record Import(
        UUID id,
        Errand errand,
        boolean dryRun,
        RowFormat format,
        Terms terms,
        Status status,
        UUID uploadId,
        Reached reached,
        List<String> unknownColumns,
        Counts counts,
        Instant startedAt,
        Instant changedAt) {

    /** How far. */
    @Schema(name = "CustomerImportStatus")
    enum Status {
        UPLOADING,
        QUEUED,
        RUNNING,
        DONE,
        CANCELLED,
        /** The upload did not go on, or the database was restored from a time in which this was under way. */
        ABANDONED
    }

    /** What became of a row; in a dry run what would. */
    @Schema(name = "CustomerImportRowOutcome")
    enum RowOutcome {
        CREATED,
        UPDATED,
        /** The customer was just so already. */
        UNCHANGED,
        REJECTED
    }

    /** Of rows. */
    record Counts(long created, long updated, long unchanged, long rejected) {
        static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    /** Nothing of the file yet, but how it is to be read. */
    static Reached nothing(RowFormat format, Terms terms) {
        return Reached.nothing(format + ":" + terms);
    }

    /** As far as an upload came. */
    Import reached(Reached now, List<String> unknown, Status how, Instant at) {
        return new Import(id, errand, dryRun, format, terms, how, uploadId, now, unknown, counts, startedAt, at);
    }

    Import ofUpload(UUID connection) {
        return new Import(
                id,
                errand,
                dryRun,
                format,
                terms,
                status,
                connection,
                reached,
                unknownColumns,
                counts,
                startedAt,
                changedAt);
    }
}
