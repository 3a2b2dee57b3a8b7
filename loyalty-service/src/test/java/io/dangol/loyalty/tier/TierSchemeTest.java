package io.dangol.loyalty.tier;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.tier.TierShop.put;
import static io.dangol.loyalty.tier.TierShop.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A programme's tiers and their versions. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class TierSchemeTest {

    private final Shop shop;

    TierSchemeTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void a_scheme_is_made_read_and_changed_by_its_version() {
        String program = program("ALLOW");
        get(Tokens.admin(), path(program)).statusCode(404).body("type", endsWith(":no-tier-scheme"));

        put(program, null, terms(Map.of()))
                .statusCode(201)
                .header("Location", path(program))
                .header("ETag", "\"1\"")
                .body("graceDays", equalTo(0))
                .body("downgrade", equalTo("ONE_STEP"));
        get(Tokens.admin(), path(program)).statusCode(200).body("tiers", hasSize(2));

        put(program, null, terms(Map.of("graceDays", 7))).statusCode(428);
        put(program, "\"2\"", terms(Map.of("graceDays", 7))).statusCode(412);
        put(program, "\"1\"", terms(Map.of("graceDays", 7))).statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void the_same_again_is_no_other_version_and_every_version_is_kept() {
        String program = program("ALLOW");
        put(program, null, terms(Map.of())).statusCode(201);

        put(program, "\"1\"", terms(Map.of())).statusCode(200).header("ETag", "\"1\"");
        put(program, "\"1\"", terms(Map.of("downgrade", "TO_QUALIFIED"))).statusCode(200);

        assertThat(shop.number("select count(*) from tier_scheme where program_id = '" + program + "'"))
                .isEqualTo(2);
    }

    @Test
    void what_is_not_sound_is_refused_by_its_field() {
        assertRefused(Map.of("window", Map.of("kind", "ROLLING")), "tier-window-unclear", "#/window");
        assertRefused(
                Map.of("window", Map.of("kind", "CALENDAR", "unit", "YEAR", "months", 2)),
                "tier-window-unclear",
                "#/window");
        assertRefused(
                Map.of("window", Map.of("kind", "CALENDAR", "unit", "MONTH"), "graceDays", 28),
                "tier-grace-too-long",
                "#/graceDays");
        assertRefused(Map.of("tiers", List.of(tier("A", 5), tier("B", 5))), "tiers-not-ascending", "#/tiers/1/from");
        assertRefused(Map.of("tiers", List.of(tier("A", 5), tier("A", 6))), "tier-named-twice", "#/tiers/1/code");
    }

    @Test
    void there_are_tiers_of_programmes_only() {
        String nobodys = UUID.randomUUID().toString();

        put(nobodys, null, terms(Map.of())).statusCode(404).body("type", endsWith(":no-such-program"));
        get(Tokens.admin(), path(nobodys)).statusCode(404).body("type", endsWith(":no-such-program"));
        put(program("ALLOW"), "\"1\"", terms(Map.of())).statusCode(412);
    }

    private static void assertRefused(Map<String, ?> otherwise, String code, String pointer) {
        String program = program("ALLOW");
        put(program, null, terms(otherwise))
                .statusCode(422)
                .body("type", endsWith(":" + code))
                .body("errors[0].pointer", equalTo(pointer));
        get(Tokens.admin(), path(program)).statusCode(404);
    }

    private static Map<String, Object> tier(String code, long from) {
        return Map.of("code", code, "name", code, "from", from);
    }

    private static String path(String program) {
        return "/v1/programs/" + program + "/tier-scheme";
    }
}
