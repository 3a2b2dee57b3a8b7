package io.dangol.loyalty.referral;

import static io.dangol.loyalty.ReferralThings.memberOf;
import static io.dangol.loyalty.ReferralThings.programWith;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Referrals whose sale somebody looks into, since it looks like fraud. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class LookedIntoTest extends ReferralShop {

    LookedIntoTest(Shop shop, ReferralRewards rewards) {
        super(shop, rewards);
    }

    @Test
    void a_sale_on_review_counts_once_it_is_released() {
        String program = looking();
        String friend = card(program);
        String fresh = card(program);
        String id = referral(friend, fresh);
        buy(fresh, "small", 100);
        buy(fresh, "second", 2_000);
        String signal = raised(program, fresh, 1).get(0);

        settled(id);
        eventually(() -> assertThat(pending(friend)).isZero());
        post(hq, "/v1/fraud-signals/" + signal + "/releases", Map.of("reason", "GENUINE"))
                .statusCode(201);

        eventually(() -> assertThat(status(id)).isEqualTo("PENDING"));
        assertThat(pending(friend)).isEqualTo(500);
        assertThatTheLedgerHolds();
    }

    @Test
    void a_sale_that_was_rejected_does_not_count_and_a_later_one_does() {
        String program = looking();
        String friend = card(program);
        String fresh = card(program);
        String id = referral(friend, fresh);
        buy(fresh, "small", 100);
        buy(fresh, "second", 2_000);
        String third = buy(fresh, "third", 2_000);
        List<String> signals = raised(program, fresh, 2);

        post(hq, "/v1/fraud-signals/" + signals.get(0) + "/rejections", Map.of("reason", "FRAUD"))
                .statusCode(201);
        settled(id);
        assertThat(pending(friend)).isZero();
        post(hq, "/v1/fraud-signals/" + signals.get(1) + "/releases", Map.of("reason", "GENUINE"))
                .statusCode(201);

        eventually(() -> assertThat(status(id)).isEqualTo("PENDING"));
        get(hq, "/v1/referrals/" + id).body("saleId", equalTo(third));
        assertThatTheLedgerHolds();
    }

    @Test
    void what_was_given_before_anybody_looked_is_taken_back_while_somebody_does() {
        String program = programWith(Map.of());
        String friend = card(program);
        String fresh = card(program);
        String id = referral(friend, fresh);
        String sale = buy(fresh, "1", 2_000);
        eventually(() -> assertThat(status(id)).isEqualTo("PENDING"));

        signalled(program, memberOf(fresh), sale);
        settled(id);

        assertThat(status(id)).isEqualTo("RETURNED");
        assertThat(pending(friend) + pending(fresh)).isZero();
        shop.execute("update fraud_signal set status = 'RELEASED', ended_at = now() where sale_id = '" + sale + "'");
        settled(id);
        assertThat(status(id)).isEqualTo("PENDING");
        assertThatTheLedgerHolds();
    }

    /** More than one sale of a card in an hour is looked into. */
    private String looking() {
        String program = programWith(Map.of());
        Map<String, ?> rule = Map.of(
                "code",
                "second",
                "kind",
                "VELOCITY",
                "action",
                "HOLD",
                "by",
                "CARD",
                "moreThan",
                1,
                "withinMinutes",
                60);
        put(hq, "/v1/programs/" + program + "/fraud-rules", Map.of("rules", List.of(rule)))
                .statusCode(201);
        return program;
    }

    /** Once there are so many, their ids, oldest first. */
    private List<String> raised(String program, String card, int count) {
        String of = " from fraud_signal where program_id = '" + program + "' and member_id = '" + memberOf(card) + "'";
        List<String> ids = new ArrayList<>();
        eventually(() -> assertThat(shop.number("select count(*)" + of)).isEqualTo(count));
        for (int i = 0; i < count; i++) {
            ids.add(shop.text("select id::text" + of + " order by happened_at, id offset " + i + " limit 1"));
        }
        return ids;
    }

    private void signalled(String program, String member, String sale) {
        shop.execute("""
                insert into fraud_signal (id, program_id, rule, kind, action, rules_version, source_id, source, sale_id,
                    member_id, partner_id, store_code, measured, allowed, held, happened_at, raised_at, status)
                values (gen_random_uuid(), '%1$s', 'some', 'VELOCITY', 'HOLD', 1, '%2$s', 'SALE', '%2$s', '%3$s',
                    '%4$s', '%5$s', 2, 1, 20, now(), now(), 'OPEN')""".formatted(program, sale, member, Shop.PARTNER, store));
    }
}
