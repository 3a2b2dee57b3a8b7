package io.dangol.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/sales",
                "/v1/sales/0198c0de-0000-7000-8000-000000000000",
                "/v1/customers/by-external-id/erp/a%20b",
                "/v1/customers/by-external-id/erp/%EA%B9%80",
                "/v1/stores/UK-01",
                "/v1/programs/a.b",
                "/v1/programs/..a",
                "/.well-known/jwks.json"
            })
    void normal_paths_pass(String path) {
        assertThat(Paths.normal(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1/sales",
                "/v1/../q/metrics",
                "/v1/sales/..",
                "/v1/./sales",
                "/v1/sales/.",
                "/v1//sales",
                "//evil",
                "/v1/sales;a=b",
                "/v1/sales%2f..%2fpartners",
                "/v1/sales%2Fx",
                "/v1/%2e%2e/q",
                "/v1/sales%5c",
                "/v1/sales\\x",
                "/v1/%73ales",
                "/v1/sales%3bx",
                "/v1/sales%25252f",
                "/v1/sales%00",
                "/v1/sales%0d%0aX:y",
                "/v1/sales%",
                "/v1/sales%zz",
                "/v1/sales%3fx",
                "/v1/sales%23x",
                "/v1/김",
                "/v1/a b"
            })
    void tricks_do_not(String path) {
        assertThat(Paths.normal(path)).isFalse();
    }
}
