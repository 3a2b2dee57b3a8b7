package io.dangol.loyalty.migration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** How a line of a file is written. */
enum RowFormat {
    CSV,
    NDJSON;

    /** Reads one line. */
    @FunctionalInterface
    interface Parser {
        /** @throws IOException where it is none of this format */
        JsonNode parse(String line) throws IOException;
    }
}
