package io.dangol.platform.openapi;

import java.util.List;
import java.util.Locale;

/**
 * What the code says of an operation.
 *
 * @param order its parameters as the code has them
 * @param bodyOptional it may be asked without a body
 * @param versioned its answer has an entity tag
 * @param located what it creates has an address
 * @param paged it answers a page of a list
 */
record DeclaredOperation(
        List<String> scopes,
        List<String> order,
        boolean idempotent,
        boolean bodyOptional,
        boolean versioned,
        boolean located,
        boolean paged) {

    DeclaredOperation {
        order = order.stream().map(DeclaredOperation::plain).toList();
    }

    /** Where the parameter stands; those that the code does not know by this name come last. */
    int place(String parameter) {
        int place = order.indexOf(plain(parameter));
        return place < 0 ? order.size() : place;
    }

    /** A header's field is named with hyphens. */
    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
