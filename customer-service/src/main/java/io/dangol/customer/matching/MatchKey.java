package io.dangol.customer.matching;

/**
 * Whoever shares it is worth a comparison. Personal data: to be kept as a keyed hash only.
 *
 * @param fields whose values it is made of
 * @param most what more customers share is no key any more
 * @param ofOneField whether it is a single field's whole value, which is no evidence either once too many share it
 * @param ofNamesOnly names alone never link two customers
 */
public record MatchKey(String fields, String text, int most, boolean ofOneField, boolean ofNamesOnly) {

    /** What is hashed: the same text of other fields is another key. */
    public String whole() {
        return fields + "=" + text;
    }

    @Override
    public String toString() {
        return "MatchKey[" + fields + "]";
    }
}
