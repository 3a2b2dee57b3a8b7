package io.dangol.loyalty.voucher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Codes that are money. */
class VoucherCodesTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final VoucherCodes codes = new VoucherCodes(Base64.getEncoder().encodeToString(new byte[32]));
    private final VoucherCodes others =
            new VoucherCodes(Base64.getEncoder().encodeToString("another key, of 32 bytes as well".getBytes(UTF_8)));
    private final UUID seed = UUID.fromString("3f0d1c5e-7a55-4a11-9d8e-0a6d0f6a7a10");

    @Test
    void a_code_is_made_again_from_its_seed_by_who_has_the_key() {
        assertThat(codes.code(null, seed)).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}");
        assertThat(codes.code(null, seed)).isEqualTo(codes.code(null, seed));
        assertThat(others.code(null, seed)).isNotEqualTo(codes.code(null, seed));
        assertThat(codes.code("SPRING", seed)).isEqualTo("SPRING-" + codes.code(null, seed));
    }

    @Test
    void however_it_is_typed_it_is_found() {
        String code = codes.code("SOLO", seed);
        String plain = code.replace("-", "");

        assertThat(codes.hash(plain)).isPresent().isEqualTo(codes.hash(code));
        assertThat(codes.hash(code.toLowerCase(Locale.ROOT))).isEqualTo(codes.hash(code));
        assertThat(codes.hash(" " + code.replace("-", " "))).isEqualTo(codes.hash(code));
        assertThat(codes.hash(plain.replace('0', 'o').replace('1', 'l'))).isEqualTo(codes.hash(code));
        assertThat(codes.hash(codes.code(null, seed))).isNotEqualTo(codes.hash(code));
    }

    @Test
    void any_one_mistyped_character_is_noticed_without_a_look() {
        String plain = codes.code(null, seed).replace("-", "");
        for (int i = 0; i < plain.length(); i++) {
            for (int j = 0; j < ALPHABET.length(); j++) {
                char other = ALPHABET.charAt(j);
                String typed = plain.substring(0, i) + other + plain.substring(i + 1);
                assertThat(codes.hash(typed).isPresent()).as(typed).isEqualTo(other == plain.charAt(i));
            }
        }
    }

    @Test
    void what_can_be_no_code_is_none() {
        assertThat(codes.hash("")).isEmpty();
        assertThat(codes.hash("7K2M-94XQ-ZR3T")).isEmpty();
        assertThat(codes.hash("UUUU-UUUU-UUUU-UUUU")).isEmpty();
    }

    @Test
    void no_two_are_alike() {
        Set<String> made = new HashSet<>();
        Stream.generate(UUID::randomUUID).limit(20_000).forEach(one -> made.add(codes.code(null, one)));

        assertThat(made).hasSize(20_000);
    }
}
