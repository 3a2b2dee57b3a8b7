package io.dangol.loyalty.referral;

import static io.dangol.loyalty.ReferralThings.asked;
import static io.dangol.loyalty.ReferralThings.programWith;
import static io.dangol.loyalty.ReferralThings.rewarded;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partners that a scheme names as payers, and what they pay for. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AskedPayerTest extends ReferralShop {

    private final UUID payer = UUID.randomUUID();
    private final String payers = Tokens.of("partner-admin", "bonus-campaigns:read bonus-campaigns:decide")
            .partner(payer)
            .bearer();

    AskedPayerTest(Shop shop, ReferralRewards rewards) {
        super(shop, rewards);
    }

    @BeforeEach
    void openAStoreOfThePayer() {
        var unused = shop.open(payer, "GBP");
    }

    @Test
    void who_is_named_as_payer_pays_for_nothing_that_was_sold_before_it_accepted() {
        String program = programWith(Map.of("referrer", rewarded(payer)));
        String friend = card(program);
        String fresh = card(program);
        String id = referral(friend, fresh);
        buy(fresh, "unpaid", 2_000);
        settled(id);
        assertThat(status(id)).isEqualTo("OPEN");
        get(payers, of(program, payer))
                .statusCode(200)
                .body("version", equalTo(1))
                .body("consent", nullValue());

        say(program, Map.of("accepted", true, "version", 1)).statusCode(200).body("consent.accepted", equalTo(true));
        settled(id);
        assertThat(status(id)).isEqualTo("OPEN");
        String sale = buy(fresh, "paid", 2_000);

        eventually(() -> assertThat(status(id)).isEqualTo("PENDING"));
        get(hq, "/v1/referrals/" + id).body("saleId", equalTo(sale));
        assertThatTheLedgerHolds();
    }

    @Test
    void who_withdraws_pays_for_nothing_that_is_sold_from_then_on_and_for_what_was() {
        String program = asked(payer);
        String friend = card(program);
        String before = card(program);
        String after = card(program);
        String one = referral(friend, before);
        String other = referral(friend, after);
        buy(before, "before", 2_000);

        say(program, Map.of("accepted", false)).statusCode(200).body("consent.accepted", equalTo(false));
        buy(after, "after", 2_000);
        settled(one);
        settled(other);

        assertThat(status(one)).isEqualTo("PENDING");
        assertThat(status(other)).isEqualTo("OPEN");
        assertThat(pending(friend)).isEqualTo(500);
    }

    @Test
    void what_is_accepted_is_the_version_that_was_read_by_whoever_is_asked() {
        String program = programWith(Map.of("referrer", rewarded(payer)));

        say(program, Map.of("accepted", true)).statusCode(409).body("type", endsWith(":referral-scheme-changed"));
        say(program, Map.of("accepted", true, "version", 2)).statusCode(409);
        UUID other = UUID.randomUUID();
        get(payers, of(program, other)).statusCode(404);
        put(hq, of(program, other), Map.of("accepted", true, "version", 1))
                .statusCode(404)
                .body("type", endsWith(":no-such-referral-payer"));
        String ofOneStore = Tokens.of("partner-admin", "bonus-campaigns:read bonus-campaigns:decide")
                .partner(payer)
                .stores("S-1")
                .bearer();
        put(ofOneStore, of(program, payer), Map.of("accepted", true, "version", 1))
                .statusCode(403)
                .body("type", endsWith(":not-for-whole-partner"));
        for (int i = 0; i < 2; i++) {
            say(program, Map.of("accepted", true, "version", 1)).statusCode(200);
        }
        assertThat(shop.number("select count(*) from referral_consent where program_id = '" + program + "'"))
                .isOne();
    }

    private ValidatableResponse say(String program, Map<String, ?> what) {
        return put(payers, of(program, payer), what);
    }

    private static String of(String program, UUID partner) {
        return "/v1/programs/" + program + "/referral-scheme/payers/" + partner;
    }
}
