package io.dangol.loyalty.coalition;

import static io.dangol.loyalty.CoalitionThings.anonymous;
import static io.dangol.loyalty.CoalitionThings.claimable;
import static io.dangol.loyalty.CoalitionThings.claiming;
import static io.dangol.loyalty.CoalitionThings.coalition;
import static io.dangol.loyalty.CoalitionThings.shown;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
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

/** Of those who were served, whom we know. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class RecognitionTest extends CoalitionShop {

    RecognitionTest(Shop shop) {
        super(shop);
    }

    @Test
    void those_who_were_served_but_are_unknown_are_counted_beside_the_others() {
        String card = card(claimable(Map.of()));
        sold(shown(store, "r1", 1_000, code, NUMBER));
        sold(shown(store, "r2", 2_000, code, NUMBER));
        sold(shown(store, "r3", 4_000, code, OTHER));
        Map<String, Object> both = shown(store, "r4", 8_000, code, OTHER);
        both.put("cardNumber", card);
        sold(both);
        Map<String, Object> own = anonymous(store, "r5", 16_000);
        own.put("cardNumber", card);
        sold(own);
        sold(anonymous(store, "r6", 32_000));
        sold(shown(store, "r7", 64_000, coalition(), NUMBER));

        for (String by : List.of("store", "partner")) {
            recognised(by)
                    .body("groups", hasSize(1))
                    .body("groups[0].partnerId", equalTo(partner.toString()))
                    .body("groups[0].storeCode", equalTo(by.equals("store") ? store : null))
                    .body("groups[0].figures.servedButUnknown.sales", equalTo(3))
                    .body("groups[0].figures.servedButUnknown.amount", equalTo(7_000))
                    .body("groups[0].figures.unknownCards", equalTo(2))
                    .body("total.both.amount", equalTo(8_000))
                    .body("total.ownCard.amount", equalTo(16_000))
                    .body("total.anonymous.sales", equalTo(2))
                    .body("total.anonymous.amount", equalTo(96_000));
        }
    }

    @Test
    void who_claims_the_receipt_is_known_from_then_on() {
        String card = card(claimable(Map.of()));
        String receipt = post(till, "/v1/sales", shown(store, "r1", 1_000, code, NUMBER))
                .statusCode(201)
                .extract()
                .path("claim.code");
        recognised("store").body("total.servedButUnknown.sales", equalTo(1));

        post(till, "/v1/receipt-claims", claiming(receipt, card)).statusCode(201);

        recognised("store")
                .body("total.servedButUnknown.sales", equalTo(0))
                .body("total.unknownCards", equalTo(0))
                .body("total.both.sales", equalTo(1));
    }

    @Test
    void a_partner_sees_its_own_stores_and_no_day_or_too_many_are_refused() {
        sold(shown(store, "r1", 1_000, code, NUMBER));
        String stranger = Tokens.of("partner-admin", "coalitions:read")
                .partner(UUID.randomUUID())
                .bearer();

        get(stranger, "/v1/coalitions/" + code + "/recognition" + DAYS)
                .statusCode(200)
                .body("total.servedButUnknown.sales", equalTo(0))
                .body("groups", hasSize(0));
        for (String period : List.of("from=2026-01-05&until=2026-01-05", "from=2026-01-05&until=2027-01-07")) {
            get(Tokens.admin(), "/v1/coalitions/" + code + "/recognition?" + period)
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("#/until"));
        }
    }
}
