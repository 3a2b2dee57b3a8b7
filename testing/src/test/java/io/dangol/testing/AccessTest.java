package io.dangol.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard over whose rows are touched is seen to bite. */
class AccessTest {

    private static final String DESCRIPTION = """
            paths:
              /v1/sales/{id}: {get: {security: [{oauth2: ['sales:read']}]}}
              /v1/ledger/verification: {get: {security: [{oauth2: ['ledger:read']}]}}
            """;

    @Test
    void an_operation_that_is_not_in_the_table_is_named() throws IOException {
        assertThat(Access.wrong(description(), new AccessTable().headquarters("GET /v1/ledger/verification")))
                .contains("not in it: GET /v1/sales/{id}");
    }

    @Test
    void an_operation_that_is_not_there_is_named() throws IOException {
        assertThat(Access.wrong(description(), new AccessTable().everybodys("x", "GET /v1/gone")))
                .contains("no such operation: GET /v1/gone");
    }

    @Test
    void what_partners_may_do_is_not_headquarters() throws IOException {
        assertThat(Access.wrong(description(), new AccessTable().headquarters("GET /v1/sales/{id}")))
                .contains("GET /v1/sales/{id} is not headquarters' alone: pos has the scope");
    }

    @Test
    void the_matrix_says_how_far_each_role_reaches() throws IOException {
        AccessTable table = new AccessTable()
                .partners("GET /v1/sales/{id}", () -> Thing.of(UUID.randomUUID()))
                .headquarters("GET /v1/ledger/verification");

        assertThat(AccessMatrix.of(description(), table).lines())
                .startsWith("| operation | scope | hq-admin | hq-marketer | hq-agent | erp | partner-admin |"
                        + " partner-staff | pos | member |")
                .contains("| `GET /v1/sales/{id}` | sales:read | all | – | all | all | own | own | own | – |")
                .contains("| `GET /v1/ledger/verification` | ledger:read | all | – | – | – | – | – | – | – |");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail\":\"java.lang.IllegalStateException: broken\"}",
                "io.dangol.loyalty.Card",
                "at io.dangol.X.y(X.java:12)",
                "insert into sale (id) values (1)",
                "ERROR: duplicate key value violates unique constraint",
                "NullPointerException"
            })
    void what_tells_of_our_insides_is_seen(String body) {
        assertThat(Leaks.in(body)).isNotEmpty();
    }

    @Test
    void an_ordinary_refusal_tells_nothing() {
        assertThat(Leaks.in("{\"type\":\"urn:dangol:problem:busy\",\"title\":\"Too much to do right now\"}"))
                .isEmpty();
    }

    private static ApiDocument description() throws IOException {
        return new ApiDocument(new YAMLMapper().readTree(DESCRIPTION));
    }
}
