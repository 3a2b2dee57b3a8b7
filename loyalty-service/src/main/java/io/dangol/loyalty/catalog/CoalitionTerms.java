package io.dangol.loyalty.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What is known of a coalition: whose cards are its own.
 *
 * @param prefixes with which its cards' numbers begin; empty for any
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CoalitionTerms(String name, String currency, List<String> prefixes, int minLength, int maxLength) {

    public CoalitionTerms {
        prefixes = List.copyOf(prefixes);
    }

    /** @param number without blanks and hyphens */
    public boolean isOwn(String number) {
        return number.length() >= minLength
                && number.length() <= maxLength
                && (prefixes.isEmpty() || prefixes.stream().anyMatch(number::startsWith));
    }

    /** Digits that only its cards begin with: where it names no prefixes, any number of that length could be one. */
    public boolean isCertainlyOwn(String number) {
        return !prefixes.isEmpty() && isOwn(number) && number.chars().allMatch(Character::isDigit);
    }
}
