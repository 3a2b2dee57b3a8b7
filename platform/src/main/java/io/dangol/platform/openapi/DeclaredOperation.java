package io.dangol.platform.openapi;

import java.util.List;

/**
 * What the code says of an operation.
 *
 * @param bodyOptional it may be asked without a body
 * @param versioned its answer has an entity tag
 * @param located what it creates has an address
 * @param paged it answers a page of a list
 */
record DeclaredOperation(
        List<String> scopes,
        boolean idempotent,
        boolean bodyOptional,
        boolean versioned,
        boolean located,
        boolean paged) {}
