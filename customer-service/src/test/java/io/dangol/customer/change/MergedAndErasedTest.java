package io.dangol.customer.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who follows the feed hears of whom there is no more, and of that for ever. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MergedAndErasedTest {

    // A partner of its own, so that nobody else's customers are in the feed.
    private final CustomerClient partner = CustomerClient.partner(UUID.randomUUID());
    private final CustomerClient headquarters = CustomerClient.headquarters();
    private final Changes changes;

    MergedAndErasedTest(Changes changes) {
        this.changes = changes;
    }

    @Test
    void merged_and_erased_ones_stay_in_the_feed_for_ever() throws SQLException {
        UUID merged = partner.registered();
        UUID into = partner.registered();
        UUID erased = partner.registered();
        String seen = changes(null).extract().path("next");

        UUID merge = headquarters.merged(into, merged);
        within(() -> changes.erased(erased));
        // What is still written to such a row makes it no living customer again.
        partner.decides(erased, Map.of("purpose", "MARKETING", "channel", "SMS", "granted", false))
                .statusCode(201);

        changes(seen)
                .body("data.id", contains(into.toString(), merged.toString(), erased.toString()))
                .body("data.kind", contains("CHANGED", "MERGED", "ERASED"))
                .body("data[1].supersededBy", equalTo(into.toString()));
        changes(null).body("data.kind", contains("CREATED", "MERGED", "ERASED"));

        headquarters.parts(merge).statusCode(200);
        changes(seen).body("data.kind", contains("ERASED", "CHANGED", "CHANGED"));
    }

    @Test
    void who_does_not_see_into_whom_it_was_merged_goes_on_with_the_one_it_knows() throws SQLException {
        UUID own = partner.registered();
        UUID others = CustomerClient.partner(UUID.randomUUID()).registered();
        String seen = changes(null).extract().path("next");

        UUID unused = headquarters.merged(others, own);

        changes(seen)
                .body("data.id", contains(own.toString()))
                .body("data.kind", contains("CHANGED"))
                .body("data[0].supersededBy", nullValue());
        assertThat(changes(headquarters, seen)
                        .extract()
                        .<String>path("data.find { it.id == '" + own + "' }.supersededBy"))
                .isEqualTo(others.toString());
    }

    @Test
    void of_whom_nothing_was_told_yet_it_is_told_that_it_was_erased() throws SQLException {
        UUID missing = partner.registered();
        Database.execute("delete from change where id = '" + missing + "'");

        within(() -> changes.erased(missing));

        changes(null).body("data.id", contains(missing.toString())).body("data.kind", contains("ERASED"));
    }

    private ValidatableResponse changes(@Nullable String after) throws SQLException {
        return changes(partner, after);
    }

    private static ValidatableResponse changes(CustomerClient follower, @Nullable String after) throws SQLException {
        Database.settle();
        return follower.changes(after);
    }

    private static void within(Runnable work) {
        Reach.EVERYTHING.run(() -> QuarkusTransaction.requiringNew().run(work));
    }
}
