package io.dangol.platform.openapi;

import java.util.List;

/**
 * What the code says of an operation.
 *
 * @param versioned its answer has an entity tag
 * @param located what it creates has an address
 * @param paged it answers a page of a list
 */
record DeclaredOperation(List<String> scopes, boolean idempotent, boolean versioned, boolean located, boolean paged) {}
