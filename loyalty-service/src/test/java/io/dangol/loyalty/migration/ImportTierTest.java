package io.dangol.loyalty.migration;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.platform.security.KeyedHash;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Members keep their tiers, and who registered before their cards came is their holder. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ImportTierTest {

    private static final Map<String, Object> SCHEME = Map.of(
            "qualifyBy", "SPEND",
            "window", Map.of("kind", "ROLLING", "months", 12),
            "tiers", List.of(Map.of("code", "SILVER", "name", "Silver", "from", 100_000)));

    private final Shop shop;
    private final ImportJob job;
    private final String id = UUID.randomUUID().toString().substring(0, 13);

    ImportTierTest(Shop shop, ImportJob job) {
        this.shop = shop;
        this.job = job;
    }

    private void imported(String program, String file) throws InterruptedException {
        String location = given().filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(Tokens.admin())
                .contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post("/v1/programs/" + program + "/imports?reference=a")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        MemberFiles.workOff(shop, job);
        get(Tokens.admin(), location).body("imported", equalTo(1));
    }

    @Test
    void a_tier_is_granted_as_it_was() throws InterruptedException {
        String program = program("ALLOW");
        put(Tokens.admin(), "/v1/programs/" + program + "/tier-scheme", SCHEME).statusCode(201);

        imported(
                program,
                "memberId,cards/0,tier/code,tier/since,tier/until\nM1," + id + "-1,SILVER,2025-07-01,2099-06-30\nM2,"
                        + id + "-2,GOLD,2025-07-01,2099-06-30\n");

        get(Tokens.admin(), "/v1/cards/" + id + "-1/tier")
                .body("tier", equalTo("SILVER"))
                .body("since", equalTo("2025-07-01"))
                .body("validUntil", equalTo("2099-06-30"));
        get(Tokens.admin(), "/v1/cards/" + id + "-2").statusCode(404);
    }

    @Test
    void who_registered_with_one_of_the_cards_before_is_the_holder_of_all() throws InterruptedException {
        UUID customer = UUID.randomUUID();
        shop.execute("insert into card_claim (token, customer_id, claimed_at) values ('" + token(id + "-2") + "', '"
                + customer + "', now())");

        imported(program("ALLOW"), "memberId,cards/0,cards/1\nM1," + id + "-1," + id + "-2\n");

        get(Tokens.admin(), "/v1/cards/" + id + "-1").body("identified", equalTo(true));
        assertThat(shop.number("select count(*) from card_claim where customer_id = '" + customer + "'"))
                .isZero();
        assertThat(shop.number("select count(*) from event_log where type like '%MemberIdentified%' and payload like '%"
                        + customer + "%'"))
                .isEqualTo(1);
    }

    private String token(String number) {
        return new KeyedHash(ConfigProvider.getConfig().getValue("dangol.secrets.card-key", String.class)).of(number);
    }
}
