package io.dangol.customer;

import java.util.Locale;

/** A word of the business's own list, such as a channel or a purpose. "e-mail" and "E_MAIL" are the same word. */
public final class Code {

    /** What may be sent. */
    public static final String PATTERN = "^[A-Za-z][A-Za-z0-9_-]{0,39}$";

    private Code() {}

    /** As it is kept and answered. */
    public static String of(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
