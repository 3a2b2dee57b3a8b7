package io.dangol.loyalty.card;

import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Makes numbers that cannot be guessed from one another: 16 digits, the last a Luhn check digit (ISO/IEC 7812-1). */
@Singleton
class CardNumbers {

    private static final int RANDOM_DIGITS = 14;

    private final SecureRandom random = new SecureRandom();

    String next() {
        StringBuilder digits = new StringBuilder("9");
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.append(checkDigit(digits)).toString();
    }

    static int checkDigit(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }
}
