package io.dangol.partner.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.partner.PartnerCaller;
import io.dangol.partner.PartnerDatabase;
import io.dangol.partner.PartnerDatabase.Hold;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class FollowingChangesTest {

    private final PartnerCaller erp = PartnerCaller.headquarters();

    @Test
    void a_change_that_commits_late_is_not_passed_over() throws SQLException {
        UUID late = erp.partner();
        String seen = updatedAt(erp.partner());
        UUID early;

        try (Hold writer = PartnerDatabase.hold("update partner set name = 'Renamed' where id = '" + late + "'")) {
            early = erp.partner();

            erp.get("/v1/partners?updatedAfter=" + seen).statusCode(200).body("data", empty());

            writer.connection().commit();
        }
        erp.get("/v1/partners?updatedAfter=" + seen).body("data.id", contains(late.toString(), early.toString()));
    }

    @Test
    void what_an_answer_says_of_the_change_is_what_is_kept() {
        UUID id = erp.partner();
        String answered = erp.request()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"0\"")
                .body("{\"name\":\"Renamed\"}")
                .patch("/v1/partners/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("updatedAt");

        assertThat(updatedAt(id)).isEqualTo(answered);
        erp.get("/v1/partners/" + id).body("name", equalTo("Renamed"));
    }

    private String updatedAt(UUID id) {
        return erp.get("/v1/partners/" + id).extract().path("updatedAt");
    }
}
