package io.dangol.customer.matchreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whoever is registered is compared with all that there are. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MatchReviewTest {

    private final CustomerClient agent = CustomerClient.headquarters();
    private final String phone = CustomerClient.mobileNumber();

    @Test
    void a_registration_that_finds_somebody_is_asked_about_and_shown_masked() throws SQLException {
        UUID first = agent.registered(jiwoo());
        UUID second = agent.registered(Map.of("givenName", "Kim, Ji-Woo", "phone", phone));

        agent.request()
                .get("/v1/match-reviews/{id}", review(first, second))
                .then()
                .statusCode(200)
                .body("first.customerId", equalTo(first.toString()))
                .body("second.customerId", equalTo(second.toString()))
                .body("first.givenName", equalTo("김**"))
                .body("first.phone", containsString("****"))
                .body("band", equalTo("AUTO"))
                .body("rule", equalTo("phone-name-birth-date"))
                .body("evidence.find { it.field == 'phone' }.level", equalTo("EXACT"))
                .body("status", equalTo("OPEN"))
                .body("decidedBy", nullValue());
    }

    @Test
    void the_queue_begins_with_the_surest_and_goes_on_where_the_page_before_ended() throws SQLException {
        UUID first = agent.registered(jiwoo());
        UUID second = agent.registered(jiwoo());
        List<String> all = new ArrayList<>();
        List<Float> weights = new ArrayList<>();

        String cursor = null;
        do {
            var request = agent.request().queryParam("limit", 2).queryParam("band", "AUTO");
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/match-reviews")
                    .then()
                    .statusCode(200)
                    .extract();
            all.addAll(page.path("data.id"));
            weights.addAll(page.path("data.weight"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(all).doesNotHaveDuplicates().contains(review(first, second).toString());
        assertThat(weights).isSortedAccordingTo((one, other) -> Float.compare(other, one));
    }

    @Test
    void whoever_registers_is_told_nothing_of_it() {
        UUID unused = CustomerClient.partner(UUID.randomUUID()).registered(jiwoo());

        String told = CustomerClient.partner(UUID.randomUUID())
                .register(jiwoo())
                .statusCode(201)
                .body("mergedFrom.size()", equalTo(0))
                .extract()
                .asString();

        assertThat(told).doesNotContain("match", "review", unused.toString());
    }

    @Test
    void two_records_of_two_partners_are_asked_about_where_both_are_seen_only() throws SQLException {
        UUID first = CustomerClient.partner(UUID.randomUUID()).registered(jiwoo());
        UUID second = CustomerClient.partner(UUID.randomUUID()).registered(jiwoo());

        agent.request()
                .get("/v1/match-reviews/{id}", review(first, second))
                .then()
                .statusCode(200);
    }

    @Test
    void two_persons_stay_two_as_long_as_they_agree_in_the_same() throws SQLException {
        UUID first = agent.registered(jiwoo());
        UUID second = agent.registered(jiwoo());
        UUID review = review(first, second);
        agent.decidesReview(review, "DISTINCT").statusCode(200).body("status", equalTo("DISTINCT"));

        agent.patch(second, "\"0\"", "{\"email\":\"jiwoo@naver.com\"}").statusCode(200);

        agent.request().get("/v1/match-reviews/{id}", review).then().body("status", equalTo("DISTINCT"));
    }

    @Test
    void what_says_nothing_of_the_person_or_nothing_else_of_the_pair_writes_no_review() throws SQLException {
        UUID second = agent.registered(jiwoo());
        UUID review = review(second, agent.registered(jiwoo()));
        List<String> written = Database.select("select xmin::text from match_review where id = ?", review);

        agent.patch(second, "\"0\"", "{\"preferredLanguage\":\"ko\"}").statusCode(200);
        agent.patch(second, "\"1\"", "{\"email\":\"jiwoo@naver.com\"}").statusCode(200);

        assertThat(Database.select("select xmin::text from match_review where id = ?", review))
                .isEqualTo(written);
    }

    @Test
    void but_are_asked_about_again_once_they_agree_in_more() throws SQLException {
        UUID first = agent.registered(Map.of("givenName", "김지우", "phone", phone, "birthDate", "1990-05-17"));
        UUID second = agent.registered(jiwoo());
        UUID review = review(first, second);
        agent.decidesReview(review, "DISTINCT").statusCode(200);

        agent.patch(second, "\"0\"", "{\"birthDate\":\"1990-05-17\"}").statusCode(200);

        agent.request()
                .get("/v1/match-reviews/{id}", review)
                .then()
                .body("status", equalTo("OPEN"))
                .body("decidedBy", nullValue());
        assertThat(Database.select("select decision from match_decision where review_id = ?", review))
                .containsExactly("DISTINCT");
    }

    @Test
    void what_nothing_speaks_for_any_more_leaves_the_queue() throws SQLException {
        UUID first = agent.registered(jiwoo());
        UUID second = agent.registered(jiwoo());

        agent.patch(second, "\"0\"", "{\"phone\":\"%s\"}".formatted(CustomerClient.mobileNumber()))
                .statusCode(200);

        agent.request()
                .get("/v1/match-reviews/{id}", review(first, second))
                .then()
                .body("status", equalTo("OUTDATED"));
    }

    @Test
    void a_merge_is_decided_once_and_again_by_the_same_word() throws SQLException {
        UUID first = agent.registered(jiwoo());
        UUID second = agent.registered(jiwoo());
        UUID review = review(first, second);

        String merge = agent.decidesReview(review, "MERGE")
                .statusCode(200)
                .body("status", equalTo("MERGED"))
                .body("reason", equalTo("LOOKED_AT"))
                .extract()
                .path("mergeId");

        agent.decidesReview(review, "MERGE").statusCode(200).body("mergeId", equalTo(merge));
        agent.decidesReview(review, "DISTINCT").statusCode(409).body("type", containsString("match-review-decided"));
        agent.request()
                .get("/v1/customer-merges/{id}", merge)
                .then()
                .body("survivorId", equalTo(first.toString()))
                .body("absorbedId", equalTo(second.toString()));
    }

    @Test
    void only_one_of_the_two_can_stay() throws SQLException {
        UUID review = review(agent.registered(jiwoo()), agent.registered(jiwoo()));

        agent.request()
                .body(Map.of("decision", "MERGE", "reason", "LOOKED_AT", "survivorId", UUID.randomUUID()))
                .post("/v1/match-reviews/{id}/decisions", review)
                .then()
                .statusCode(422)
                .body("type", containsString("survivor-not-of-review"));
    }

    @Test
    void two_who_are_registered_at_once_find_each_other() throws Exception {
        Map<String, Object> person = jiwoo();
        int both = 2;
        ExecutorService tills = Executors.newFixedThreadPool(both);
        try {
            Callable<UUID> till = () -> CustomerClient.headquarters().registered(person);
            List<UUID> registered = new ArrayList<>();
            for (Future<UUID> one : tills.invokeAll(List.of(till, till))) {
                registered.add(one.get());
            }

            assertThat(Database.select(
                            "select id from match_review where first_customer_id in (?, ?) and second_customer_id in (?, ?)",
                            registered.get(0),
                            registered.get(1),
                            registered.get(0),
                            registered.get(1)))
                    .hasSize(1);
        } finally {
            tills.shutdownNow();
        }
    }

    @Test
    void nothing_that_was_compared_is_kept() throws SQLException {
        UUID review = review(agent.registered(jiwoo()), agent.registered(jiwoo()));

        String row = Database.select("select r::text from match_review r where id = ?", review)
                .get(0);
        assertThat(row).doesNotContain("지우", phone.substring(1));
    }

    @Test
    void partners_have_no_queue() {
        CustomerClient.partner(UUID.randomUUID())
                .request()
                .get("/v1/match-reviews")
                .then()
                .statusCode(403)
                .body("type", not(containsString("unknown")));
    }

    private Map<String, Object> jiwoo() {
        return Map.of("givenName", "김지우", "phone", phone);
    }

    private static UUID review(UUID one, UUID other) throws SQLException {
        return UUID.fromString(Database.select(
                        "select id from match_review where first_customer_id in (?, ?) and second_customer_id in (?, ?)",
                        one,
                        other,
                        one,
                        other)
                .get(0));
    }
}
