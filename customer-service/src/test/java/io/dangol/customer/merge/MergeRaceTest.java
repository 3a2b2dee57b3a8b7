package io.dangol.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MergeRaceTest {

    private final CustomerClient agent = CustomerClient.headquarters();

    @Test
    void of_two_merges_in_opposite_directions_one_stands() throws Exception {
        UUID one = agent.registered();
        UUID other = agent.registered();

        List<Integer> answers = atOnce(
                () -> agent.merges(one, other).extract().statusCode(),
                () -> agent.merges(other, one).extract().statusCode());

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
        assertThat(pointers(one, other)).isEqualTo(1);
    }

    @Test
    void a_record_that_two_want_is_part_of_one() throws Exception {
        UUID wanted = agent.registered();
        UUID one = agent.registered();
        UUID other = agent.registered();

        List<Integer> answers = atOnce(
                () -> agent.merges(one, wanted).extract().statusCode(),
                () -> agent.merges(other, wanted).extract().statusCode());

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void two_who_ask_for_two_records_of_one_person_get_one_permit() throws Exception {
        UUID one = agent.registered();
        UUID other = agent.registered();
        UUID unused = agent.merged(one, other);
        String policy = oneContact();
        Map<String, Object> letter = Map.of("purpose", "MARKETING", "channel", "POST", "policy", policy);

        List<Boolean> answers = atOnce(
                () -> agent.asks(one, letter).extract().path("permitted"),
                () -> agent.asks(other, letter).extract().path("permitted"));

        assertThat(answers).containsExactlyInAnyOrder(true, false);
    }

    private String oneContact() {
        String code = CustomerClient.unique("P").substring(0, 20).toUpperCase(java.util.Locale.ROOT);
        agent.policy(
                        code,
                        Map.of(
                                "jurisdiction",
                                "KR",
                                "caps",
                                List.of(Map.of("contacts", 1, "days", 7)),
                                "nightConsentLifts",
                                true,
                                "surveyRestDays",
                                180,
                                "lifetimeMinutes",
                                60,
                                "holdOutPercent",
                                0,
                                "exemptCounts",
                                true))
                .statusCode(201);
        return code;
    }

    private static long pointers(UUID one, UUID other) throws Exception {
        return Database.select("select id from customer where id in (?, ?) and merged_into is not null", one, other)
                .size();
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : both.invokeAll(List.of(one, other))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            both.shutdownNow();
        }
    }
}
