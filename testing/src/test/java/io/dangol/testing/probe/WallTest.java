package io.dangol.testing.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.platform.wall.Reach;
import io.dangol.testing.OpenTables;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.dangol.testing.Wall;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a request reaches is what its token says, with no filter in any query. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class WallTest {

    private static final OpenTables OPEN = new OpenTables().because("of this test module alone", "tally");

    private final DataSource database;
    private final Wall wall;
    private final UUID partner = UUID.randomUUID();
    private final UUID rival = UUID.randomUUID();

    WallTest(DataSource database) {
        this.database = database;
        this.wall = new Wall(database);
    }

    @BeforeEach
    void oneRowEach() {
        Owner.execute("insert into walled values ('%s'), ('%s')".formatted(partner, rival));
    }

    @AfterEach
    void none() {
        Owner.execute("delete from walled");
    }

    @Test
    void every_table_is_behind_the_wall_or_open_for_a_reason() throws IOException {
        OPEN.assertThatAllOthersAreWalled();
        OpenTables.ofPlatform().assertPublished("platform");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table strange (id uuid)",
                "create table strange (id uuid) partition by hash (id)",
                "create view strange as select * from walled",
                "create table strange (id uuid); alter table strange enable row level security;"
                        + " create policy open on strange for select using (true)"
            })
    void a_table_that_nobody_decided_on_is_named(String made) {
        Owner.execute(made);
        try {
            assertThatThrownBy(OPEN::assertThatAllOthersAreWalled).hasMessageContaining("why not: [strange]");
        } finally {
            Owner.execute(made.startsWith("create view") ? "drop view strange" : "drop table strange");
        }
    }

    @Test
    void a_table_that_is_told_to_be_open_and_is_not_is_named() {
        OpenTables outdated =
                new OpenTables().because("of this test module alone", "tally").because("no more", "walled", "gone");

        assertThatThrownBy(outdated::assertThatAllOthersAreWalled).hasMessageContaining("not there: [walled, gone]");
    }

    @Test
    void a_partner_reaches_its_own_row_and_headquarters_all() {
        assertThat(rows(Tokens.of("partner-admin", "operations:read").partner(partner)))
                .isEqualTo(1);
        assertThat(rows(Tokens.of("pos", "operations:read").partner(UUID.randomUUID())))
                .isZero();
        for (String role : new String[] {"hq-admin", "hq-marketer", "hq-agent", "erp"}) {
            assertThat(rows(Tokens.of(role, "operations:read"))).as(role).isEqualTo(2);
        }
    }

    @Test
    void a_role_that_is_bound_to_nothing_reaches_nothing() {
        for (String role : new String[] {"pos", "partner-admin", "partner-staff", "member", "HQ-ADMIN", "unheard-of"}) {
            assertThat(rows(Tokens.of(role, "operations:read"))).as(role).isZero();
        }
    }

    @Test
    void a_member_reaches_no_partner_s_row() {
        for (String claim : new String[] {"memberId", "customerId"}) {
            Tokens member = Tokens.of("member", "operations:read").boundTo(claim, partner);
            assertThat(rows(member)).as(claim).isZero();
        }
    }

    @Test
    void what_one_request_reached_the_next_on_the_same_connection_does_not() {
        for (int i = 0; i < 30; i++) {
            assertThat(rows(Tokens.of("hq-agent", "operations:read"))).isEqualTo(2);
            assertThat(rows(Tokens.of("pos", "operations:read"))).isZero();
        }
    }

    @Test
    void a_look_further_ends_with_the_look() throws SQLException {
        Reach own = Reach.ofPartner(partner);

        try (Connection connection = own.call(database::getConnection)) {
            try (Reach.Widened further = Reach.EVERYTHING.on(connection)) {
                assertThat(Probe.strings(further.connection(), "select count(*) from walled"))
                        .containsExactly("2");
            }
            assertThat(Probe.strings(connection, "select count(*) from walled")).containsExactly("1");
        }
    }

    @Test
    void the_service_can_not_open_the_wall() {
        assertThatThrownBy(() -> wall.changed(Reach.EVERYTHING, "alter table walled disable row level security"))
                .hasMessageContaining("owner");
        assertThatThrownBy(() -> wall.changed(Reach.EVERYTHING, "drop policy rows_of_partner on walled"))
                .hasMessageContaining("owner");
        assertThatThrownBy(() -> wall.changed(Reach.EVERYTHING, "set row_security = off; delete from walled"))
                .hasMessageContaining("row-level security");
    }

    private static int rows(Tokens token) {
        return Integer.parseInt(given().auth()
                .oauth2(token.bearer())
                .get("/v1/probes/walled")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
