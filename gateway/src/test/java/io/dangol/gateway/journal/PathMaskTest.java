package io.dangol.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testing.Patterns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathMaskTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/sales, /v1/sales",
        "/v1/cards/17850, /v1/cards/*",
        "/v1/cards/17850/balance, /v1/cards/*/balance",
        "/v1/cards/abc, /v1/cards/*",
        "/cards/abc, /cards/*",
        "/v1/cards/0198c0de-0000-7000-8000-000000000000, /v1/cards/*",
        "/v1/cards/batches, /v1/cards/batches",
        "/v1/customers/by-external-id/erp/kim, /v1/customers/by-external-id/erp/*",
        "/v1/sales/0198c0de-0000-7000-8000-000000000000, /v1/sales/0198c0de-0000-7000-8000-000000000000",
        "/v1/stores/UK-01, /v1/stores/*",
        "/01012345678, /*"
    })
    void what_may_be_about_a_person_is_hidden(String path, String masked) {
        assertThat(PathMask.of(path)).isEqualTo(masked);
    }

    @Test
    void no_address_keeps_it_busy() {
        Patterns.assertLinear(PathMask.WORD.pattern());
        Patterns.assertLinear(PathMask.UUID.pattern());
    }

    @Test
    void an_address_of_very_many_words_is_masked_too() {
        assertThat(PathMask.of("/v1/sales/a" + "-a".repeat(50_000))).endsWith("-a-a");
    }
}
