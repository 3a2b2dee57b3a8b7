package io.dangol.customer.matching;

/** By what a value is known where its frequency is kept: by itself, or by a keyed hash. */
@FunctionalInterface
public interface Naming {

    Naming AS_IT_IS = (field, text) -> text;

    String of(String field, String text);
}
