package io.dangol.platform.http;

/** A view of a resource that changes: its version becomes the answer's {@code ETag}. */
public interface Versioned {

    long version();
}
