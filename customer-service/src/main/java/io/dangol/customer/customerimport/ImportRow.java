package io.dangol.customer.customerimport;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.customer.customer.CustomerApi.RegisterCustomer;
import io.dangol.customer.customer.ExternalId;
import io.dangol.platform.lines.RowError;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a row, as far as it can be read.
 *
 * @param content its fields, as they are called here
 */
record ImportRow(
        @Nullable ExternalId name, @Nullable RegisterCustomer customer, JsonNode content, List<RowError> errors) {

    /** Of a row without faults. */
    ExternalId knownName() {
        return Objects.requireNonNull(name);
    }

    /** Of a row without faults. */
    RegisterCustomer knownCustomer() {
        return Objects.requireNonNull(customer);
    }

    @Override
    public String toString() {
        return "ImportRow[***]";
    }
}
