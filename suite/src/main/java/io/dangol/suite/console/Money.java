package io.dangol.suite.console;

import java.util.Locale;

/** Writes minor units for people: 82374614 pence are £823,746.14. */
public final class Money {

    private Money() {}

    public static String pounds(long pennies, Console.Signs signs) {
        String digits = String.format(Locale.ROOT, "%,d", Math.abs(pennies / 100));
        String sign = pennies < 0 ? "-" : "";
        return "%s%s%s.%02d".formatted(sign, signs.pound(), digits, Math.abs(pennies % 100));
    }

    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
