package io.dangol.partner;

import static io.dangol.partner.PartnerClient.ADMIN;
import static io.dangol.partner.PartnerClient.code;
import static io.dangol.partner.PartnerClient.post;
import static io.dangol.partner.PartnerClient.store;
import static io.dangol.partner.PartnerClient.till;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.platform.wall.Reach;
import io.dangol.testing.OpenTables;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Wall;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** With no filter in any query, PostgreSQL keeps partners' rows apart. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class WallTest {

    private final Wall wall;

    WallTest(DataSource database) {
        this.wall = new Wall(database);
    }

    @Test
    void every_table_of_its_own_is_behind_the_wall() {
        new OpenTables().assertThatAllOthersAreWalled();
    }

    @Test
    void partners_rows_are_kept_apart() throws SQLException {
        String partner = PartnerClient.partner();
        String code = code();
        store(partner, code);
        post(ADMIN, "/v1/api-clients", till(partner, code)).statusCode(201);

        Shipping.correct(Shipping.shipped(partner));

        assertThat(Wall.walled())
                .containsExactly("api_client", "partner", "shipment", "shipment_revision", "shipped_serial", "store");
        wall.assertThatRowsAreKeptApart(UUID.fromString(partner));
    }

    @Test
    void a_partner_revokes_and_renames_nobody_else() throws SQLException {
        String partner = PartnerClient.partner();
        store(partner, code());
        Reach stranger = Reach.ofPartner(UUID.randomUUID());

        assertThat(wall.changed(stranger, "update api_client set status = 'REVOKED'"))
                .isZero();
        assertThat(wall.changed(stranger, "update partner set name = 'mine'")).isZero();
        assertThat(wall.changed(stranger, "delete from store")).isZero();
    }
}
