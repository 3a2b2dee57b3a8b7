package io.dangol.platform.lines;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** How a line of a file is written. */
public enum RowFormat {
    CSV,
    NDJSON;

    /** Reads one line. */
    @FunctionalInterface
    public interface Parser {
        /** @throws IOException where it is none of this format */
        JsonNode parse(String line) throws IOException;
    }
}
