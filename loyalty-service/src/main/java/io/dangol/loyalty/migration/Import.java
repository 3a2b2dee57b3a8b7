package io.dangol.loyalty.migration;

import io.dangol.platform.lines.RowFormat;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of members and how far it is.
 *
 * @param header the first line of a table
 * @param received lines of the file that are on the disk
 * @param digest over them
 */
record Import(
        UUID id,
        UUID programId,
        String reference,
        boolean dryRun,
        String clientId,
        RowFormat format,
        @Nullable UUID funderId,
        Status status,
        UUID uploadId,
        @Nullable String header,
        long received,
        String digest,
        Counts counts,
        Instant startedAt,
        Instant changedAt) {

    /** How far. */
    enum Status {
        UPLOADING,
        QUEUED,
        RUNNING,
        DONE,
        /** The upload was cut and did not go on. */
        ABANDONED
    }

    /** What became of a row. */
    enum RowOutcome {
        IMPORTED,
        /** It came before, with the same content. */
        REPEATED,
        REJECTED
    }

    /**
     * Of rows.
     *
     * @param rows of the file that are on the disk
     * @param cards that were issued
     * @param points that came over, less what is owed
     */
    record Counts(long rows, long imported, long repeated, long rejected, long cards, long points) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
    }

    Import ofUpload(UUID connection) {
        return new Import(
                id,
                programId,
                reference,
                dryRun,
                clientId,
                format,
                funderId,
                status,
                connection,
                header,
                received,
                digest,
                counts,
                startedAt,
                changedAt);
    }

    /** As far as an upload came. */
    Import with(Status now, Upload upload, Instant at) {
        return new Import(
                id,
                programId,
                reference,
                dryRun,
                clientId,
                format,
                funderId,
                now,
                uploadId,
                upload.header(),
                upload.received(),
                upload.digest(),
                new Counts(upload.rows(), 0, 0, 0, 0, 0),
                startedAt,
                at);
    }
}
