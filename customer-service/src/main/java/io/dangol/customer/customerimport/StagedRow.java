package io.dangol.customer.customerimport;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.platform.lines.RowError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that waits to be written.
 *
 * @param number the line of the file on which it stands
 * @param content its fields, as they are called here; null where it could not be read
 * @param errors why
 */
record StagedRow(long number, @Nullable JsonNode content, List<RowError> errors) {

    @Override
    public String toString() {
        return "StagedRow[" + number + "]";
    }
}
