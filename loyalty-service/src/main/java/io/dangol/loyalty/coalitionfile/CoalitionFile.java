package io.dangol.loyalty.coalitionfile;

import io.dangol.platform.lines.FileRows.Reached;
import io.dangol.platform.lines.RowFormat;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of a coalition and how far it is.
 *
 * @param version the files of a month are counted
 * @param tolerance by so much amounts may differ, in minor units
 * @param clientId who sent it
 * @param run who may write to it
 * @param reached what of it is on the disk
 */
record CoalitionFile(
        UUID id,
        String coalition,
        YearMonth month,
        int version,
        RowFormat format,
        long tolerance,
        String clientId,
        Status status,
        UUID run,
        Reached reached,
        Instant startedAt,
        Instant changedAt,
        @Nullable String closedBy,
        @Nullable Instant closedAt) {

    /** How far. */
    enum Status {
        UPLOADING,
        RECONCILING,
        RECONCILED,
        /** Somebody said that this is it. */
        CLOSED,
        /** A later version took its place. */
        SUPERSEDED
    }

    /** The terms under which a file is read: under others it is another one. */
    static Reached nothing(RowFormat format, long tolerance) {
        return Reached.nothing(format + ":" + tolerance);
    }

    CoalitionFile with(Status now, UUID writer, Reached far, Instant at) {
        return new CoalitionFile(
                id, coalition, month, version, format, tolerance, clientId, now, writer, far, startedAt, at, closedBy,
                closedAt);
    }
}
