package io.dangol.customer.change;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.platform.paging.Cursor;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who goes on from where it stopped hears of everything that became of what it knows. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ChangeFeedTest {

    // A partner of its own, so that nobody else's customers are in the feed.
    private final CustomerClient partner = CustomerClient.partner(UUID.randomUUID());

    @Test
    void what_is_made_and_what_is_changed_since_is_told_once_each() throws SQLException {
        UUID first = partner.registered(Map.of("givenName", "Zebulonia"));
        UUID second = partner.registered();
        String seen = changes(null)
                .body("data.id", contains(first.toString(), second.toString()))
                .body("data.kind", contains("CREATED", "CREATED"))
                .body("more", equalTo(false))
                .body(not(containsString("Zebulonia")))
                .extract()
                .path("next");

        partner.patch(first, "\"0\"", "{\"preferredLanguage\":\"ko\"}").statusCode(200);
        partner.holds(first, unique("card-")).statusCode(201);
        UUID third = partner.registered();

        String next = changes(seen)
                .body("data.id", contains(first.toString(), third.toString()))
                .body("data.kind", contains("CHANGED", "CREATED"))
                .body("data.version", contains(2, 0))
                .extract()
                .path("next");
        changes(next).body("data", empty()).body("next", equalTo(next));
    }

    @Test
    void accounts_and_relationships_are_followed_too_and_can_be_left_out() throws SQLException {
        UUID customer = partner.registered();
        UUID account = partner.account(Map.of());
        String relation = partner.relate(
                        "SUPPLIES",
                        Map.of("kind", "ACCOUNT", "id", account),
                        Map.of("kind", "CUSTOMER", "id", customer),
                        Map.of())
                .extract()
                .path("id");

        changes(null)
                .body("data.type", contains("CUSTOMER", "ACCOUNT", "RELATIONSHIP"))
                .body("data.id", contains(customer.toString(), account.toString(), relation));
        partner.request()
                .queryParam("about", "ACCOUNT")
                .get("/v1/changes")
                .then()
                .body("data.id", contains(account.toString()));
    }

    @Test
    void looking_for_one_kind_of_thing_goes_on_behind_all_that_was_looked_through() throws SQLException {
        UUID account = partner.account(Map.of());
        UUID unused = partner.registered();
        String end = changes(null).extract().path("next");

        about("ACCOUNT", null).body("data.id", contains(account.toString())).body("next", equalTo(end));
        about("RELATIONSHIP", null).body("data", empty()).body("next", equalTo(end));

        UUID unusedToo = partner.registered();
        UUID later = partner.account(Map.of());
        String next = changes(null).extract().path("next");
        about("ACCOUNT", end).body("data.id", contains(later.toString())).body("next", equalTo(next));
    }

    @Test
    void a_change_that_commits_late_is_not_passed_over() throws SQLException {
        UUID late = partner.registered();
        String seen = changes(null).extract().path("next");
        UUID early;

        try (Connection writer = Database.connect()) {
            writer.setAutoCommit(false);
            try (PreparedStatement update =
                    writer.prepareStatement("update customer set preferred_language = 'ko' where id = ?")) {
                update.setObject(1, late);
                assertThat(update.executeUpdate()).isOne();
            }
            early = partner.registered();

            // Without waiting for the writer, who waits for us.
            partner.changes(seen).body("data", empty()).body("next", equalTo(seen));

            writer.commit();
        }
        changes(seen).body("data.id", contains(late.toString(), early.toString()));
    }

    @Test
    void page_by_page_while_others_write_nothing_is_left_out() {
        CompletableFuture<List<UUID>> writing = CompletableFuture.supplyAsync(() -> IntStream.range(0, 60)
                .parallel()
                .mapToObj(i -> partner.registered())
                .toList());
        Set<String> read = new HashSet<>();
        String next = null;

        while (!writing.isDone() || read.size() < 60) {
            var page = partner.request().queryParam("limit", 7);
            var answer = (next == null ? page : page.queryParam("after", next))
                    .get("/v1/changes")
                    .then()
                    .statusCode(200)
                    .extract();
            read.addAll(answer.<List<String>>path("data.id"));
            next = answer.path("next");
            assertThat(writing).isNotCompletedExceptionally();
        }

        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(
                        writing.join().stream().map(UUID::toString).toList());
    }

    @Test
    void a_partner_follows_its_own_and_headquarters_all() throws SQLException {
        UUID own = partner.registered();
        CustomerClient stranger = CustomerClient.partner(UUID.randomUUID());

        changes(stranger, null).body("data", empty());
        String place = changes(null).extract().path("next");
        changes(stranger, place).body("data", empty());

        partner.patch(own, "\"0\"", "{\"preferredLanguage\":\"ko\"}").statusCode(200);
        assertThat(changes(CustomerClient.headquarters(), place).extract().<List<String>>path("data.id"))
                .contains(own.toString());
    }

    @Test
    void a_place_that_no_answer_gave_is_refused() {
        for (String forged : List.of(
                "x", "MQ", Cursor.of(1, -1, 1).toString(), Cursor.of(1, "a", 1).toString())) {
            partner.request()
                    .queryParam("after", forged)
                    .get("/v1/changes")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("urn:dangol:problem:cursor-invalid"));
        }
    }

    private ValidatableResponse changes(@Nullable String after) throws SQLException {
        return changes(partner, after);
    }

    private static ValidatableResponse changes(CustomerClient follower, @Nullable String after) throws SQLException {
        Database.settle();
        return follower.changes(after);
    }

    private ValidatableResponse about(String type, @Nullable String after) throws SQLException {
        Database.settle();
        var request = partner.request().queryParam("about", type);
        return (after == null ? request : request.queryParam("after", after))
                .get("/v1/changes")
                .then()
                .statusCode(200);
    }
}
