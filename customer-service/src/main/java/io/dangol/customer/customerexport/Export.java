package io.dangol.customer.customerexport;

import io.dangol.customer.vault.Disclosure;
import io.dangol.platform.audit.Purpose;
import io.dangol.platform.errand.Errand;
import io.dangol.platform.lines.RowFormat;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of customers and how far it is.
 *
 * @param errand who asked, and whose customers stand in it
 * @param purpose what their data is needed for in clear; null: it is masked
 * @param lastId up to which customer it is written
 */
record Export(
        UUID id,
        Errand errand,
        RowFormat format,
        @Nullable String purpose,
        Status status,
        @Nullable UUID lastId,
        int parts,
        long rows,
        Instant startedAt,
        Instant changedAt) {

    /** How far. */
    enum Status {
        QUEUED,
        RUNNING,
        DONE,
        /** A part of it could not be written, several times. */
        FAILED,
        /** Its time is over, somebody in it was erased, or the database was restored: nobody can read it any more. */
        EXPIRED
    }

    Optional<Purpose> inClear() {
        return Optional.ofNullable(purpose).map(Purpose::new);
    }

    Disclosure disclosure() {
        return purpose == null ? Disclosure.MASKED : Disclosure.CLEAR;
    }
}
