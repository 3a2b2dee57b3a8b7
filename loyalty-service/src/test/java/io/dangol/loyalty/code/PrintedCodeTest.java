package io.dangol.loyalty.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrintedCodeTest {

    private static final int LENGTH = 12;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final Random random = new Random(7);

    @Test
    void a_code_is_read_as_it_was_made_however_it_is_typed() {
        for (int i = 0; i < 200; i++) {
            String code = made();
            String printed = PrintedCode.grouped("", code);

            assertThat(printed).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){2}");
            assertThat(PrintedCode.read(printed, LENGTH)).contains(code);
            assertThat(PrintedCode.read(" " + printed.toLowerCase(Locale.ROOT).replace('0', 'o'), LENGTH))
                    .contains(code);
        }
    }

    @Test
    void any_one_character_that_is_mistyped_is_noticed() {
        String code = made();
        for (int place = 0; place < LENGTH; place++) {
            for (int sign = 0; sign < ALPHABET.length(); sign++) {
                char other = ALPHABET.charAt(sign);
                if (other != code.charAt(place)) {
                    String mistyped = code.substring(0, place) + other + code.substring(place + 1);
                    assertThat(PrintedCode.read(mistyped, LENGTH)).isEmpty();
                }
            }
        }
    }

    @Test
    void what_is_too_short_or_has_other_signs_is_no_code() {
        assertThat(PrintedCode.read("", LENGTH)).isEmpty();
        assertThat(PrintedCode.read("7K2M", LENGTH)).isEmpty();
        assertThat(PrintedCode.read("7K2M-Q4PX-9D3!", LENGTH)).isEmpty();
    }

    private String made() {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return PrintedCode.of(bytes, LENGTH);
    }
}
