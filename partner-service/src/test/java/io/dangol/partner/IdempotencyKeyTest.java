package io.dangol.partner;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.partner.PartnerDatabase.Hold;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class IdempotencyKeyTest {

    private static final int CALLERS = 8;

    private final PartnerCaller erp = PartnerCaller.headquarters();
    private final String key = UUID.randomUUID().toString();
    private final String externalId = "ERP-" + UUID.randomUUID();

    @Test
    void one_key_sent_many_times_at_once_has_one_effect_and_one_answer() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<ExtractableResponse<Response>>> sent;

        // The first waits for the table, the others must wait for the first.
        try (Hold held = PartnerDatabase.hold("lock table partner in share mode")) {
            assertThat(held.connection().isClosed()).isFalse();
            sent = IntStream.range(0, CALLERS)
                    .mapToObj(i -> callers.submit(
                            () -> erp.post("/v1/partners", named("A"), key).extract()))
                    .toList();
            PartnerDatabase.awaitWaiting(CALLERS);
        } finally {
            callers.shutdown();
        }

        List<ExtractableResponse<Response>> answers = new ArrayList<>();
        for (Future<ExtractableResponse<Response>> answer : sent) {
            answers.add(answer.get(30, SECONDS));
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertThat(answers.stream().map(ExtractableResponse::asString).distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.header("Idempotency-Replayed") != null))
                .hasSize(CALLERS - 1);
        erp.get("/v1/partners?externalId=" + externalId).body("data", hasSize(1));
    }

    @Test
    void the_same_key_of_another_client_is_another_key() {
        String first = erp.post("/v1/partners", named("A"), key).extract().path("id");

        PartnerCaller.headquarters()
                .post("/v1/partners", PartnerCaller.partnerDetails(), key)
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .body("id", not(equalTo(first)));
    }

    @Test
    void a_key_that_was_used_for_another_request_is_refused() {
        erp.post("/v1/partners", named("A"), key).statusCode(201);

        erp.post("/v1/partners", named("B"), key).statusCode(422).body("type", endsWith(":idempotency-key-reused"));
    }

    @Test
    void a_refused_request_does_not_use_its_key_up() {
        erp.post("/v1/partners", named("A")).statusCode(201);
        erp.post("/v1/partners", named("B"), key).statusCode(409);
        erp.post("/v1/partners", PartnerCaller.partnerDetails(), key)
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void a_key_that_is_none_is_refused_and_nothing_is_done() {
        for (String malformed : List.of("two words", "x".repeat(201), "")) {
            erp.post("/v1/partners", named("A"), malformed)
                    .statusCode(400)
                    .body("type", endsWith(":idempotency-key-invalid"));
        }
        erp.get("/v1/partners?externalId=" + externalId).body("data", hasSize(0));
        erp.post("/v1/partners", named("A"), "x".repeat(200)).statusCode(201);
    }

    private Map<String, String> named(String name) {
        Map<String, String> details = new HashMap<>(PartnerCaller.partnerDetails());
        details.putAll(Map.of("name", name, "externalId", externalId));
        return details;
    }
}
