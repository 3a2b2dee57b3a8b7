package io.dangol.loyalty.code;

import java.util.Locale;
import java.util.Optional;

/**
 * A code as it is printed and typed in: characters of Crockford's base 32 in groups of four, the last one a check
 * character (Luhn mod 32) that catches any one mistyped.
 */
public final class PrintedCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP = 4;
    private static final int BASE = 32;

    private PrintedCode() {}

    /**
     * Without groups.
     *
     * @param random its first bytes give five bits each
     * @param length with the check character
     */
    public static String of(byte[] random, int length) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < length - 1; i++) {
            code.append(ALPHABET.charAt(random[i] & (BASE - 1)));
        }
        return code.append(ALPHABET.charAt(check(code))).toString();
    }

    public static String grouped(String prefix, String code) {
        StringBuilder printed = new StringBuilder(prefix);
        for (int i = 0; i < code.length(); i += GROUP) {
            printed.append(printed.isEmpty() ? "" : "-").append(code, i, i + GROUP);
        }
        return printed.toString();
    }

    /** What was typed, in one spelling; empty where it does not end with a code of that length. */
    public static Optional<String> read(String typed, int length) {
        String plain = plain(typed);
        int start = plain.length() - length;
        return start < 0 || !isSound(plain.substring(start)) ? Optional.empty() : Optional.of(plain);
    }

    private static boolean isSound(String code) {
        int last = code.length() - 1;
        return code.chars().allMatch(one -> ALPHABET.indexOf(one) >= 0)
                && ALPHABET.charAt(check(code.substring(0, last))) == code.charAt(last);
    }

    /** From the right, every other digit doubled and its digits added. */
    private static int check(CharSequence body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = ALPHABET.indexOf(body.charAt(body.length() - 1 - i));
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted / BASE + weighted % BASE;
        }
        return (BASE - sum % BASE) % BASE;
    }

    /** What is easily mistaken is taken for what it was: O for 0, I and L for 1. */
    private static String plain(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
