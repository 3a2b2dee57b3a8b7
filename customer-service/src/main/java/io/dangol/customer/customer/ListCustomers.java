package io.dangol.customer.customer;

import io.dangol.customer.customer.CustomerRefusal.ExternalSystemRequired;
import io.dangol.customer.customer.CustomerRefusal.UpdatedAfterInvalid;
import io.dangol.platform.paging.Cursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Which customers a list is to hold. */
record ListCustomers(
        @Nullable String externalSystem,
        @Nullable String externalId,
        @Nullable Instant updatedAfter,
        @Nullable Cursor cursor) {

    ListCustomers {
        if (externalId != null && externalSystem == null) {
            throw new ExternalSystemRequired();
        }
    }

    /** @throws UpdatedAfterInvalid 400 unless it is a time of RFC 3339 */
    static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new UpdatedAfterInvalid();
        }
    }
}
