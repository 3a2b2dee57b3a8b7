package io.dangol.loyalty.migration;

import io.dangol.platform.lines.RowError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that waits to be looked at.
 *
 * @param number the line of the file on which it stands
 * @param card one of its cards, masked
 * @param origin its member's keyed hash
 * @param row null where it could not be read
 * @param errors why
 */
record StagedRow(
        long number,
        @Nullable String card,
        @Nullable String origin,
        @Nullable MemberRow row,
        List<RowError> errors) {}
