package io.dangol.customer.matching;

import java.util.Set;

/**
 * What a profile says in one field, as it is compared.
 *
 * @param sounds of a name, how it may be pronounced
 * @param personal whether it may lead to a person on its own
 */
record Value(String text, Set<String> sounds, boolean personal) {

    Value(String text) {
        this(text, Set.of(), true);
    }

    @Override
    public String toString() {
        return "Value[***]";
    }
}
