package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cap that many sales share: in which order they come back changes nothing, neither for the member nor for who pays. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class SharedCapTest extends BonusShop {

    SharedCapTest(Shop shop) {
        super(shop);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 1 2", "2 1 0", "1 0 2", "0 2 1"})
    void what_was_spent_is_owed_to_who_gave_it_whichever_sale_comes_back_first(String order) {
        capped(60);
        List<String> sales = List.of(sold("s0", 500, 55), sold("s1", 500, 15), sold("s2", 500, 5));
        spend(75);

        for (String next : order.split(" ", -1)) {
            var unused = back(sales.get(Integer.parseInt(next)), "b" + next, 500);
        }

        assertThat(owedTo(MAKER.toString())).isEqualTo(60);
        assertThat(owed()).isEqualTo(75);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 1", "1 0"})
    void what_is_left_goes_back_to_its_funder_and_the_rest_is_owed_to_it(String order) {
        capped(60);
        List<String> sales = List.of(sold("s0", 500, 55), sold("s1", 500, 15));
        spend(30);

        for (String next : order.split(" ", -1)) {
            String sale = sales.get(Integer.parseInt(next));
            var unusedFirst = back(sale, "a" + next, 200);
            var unusedSecond = back(sale, "b" + next, 300);
        }

        assertThat(givenByMaker()).isZero();
        assertThat(owed()).isEqualTo(30);
    }

    @Test
    void a_rule_with_another_name_gives_no_more_than_before() {
        capped(60);
        String first = sold("s0", 800, 68);

        rule(
                "capped",
                Map.of(
                        "name",
                        "Another name",
                        "award",
                        Map.of("points", 1, "of", "AMOUNT", "per", 10),
                        "maxPointsPerMember",
                        60,
                        "funding",
                        List.of(Map.of("partnerId", MAKER, "weight", 1))));

        String second = sold("s1", 500, 5);
        back(second, "b1", 500).body("pointsReturned", equalTo(5));
        back(first, "b0", 800).body("pointsReturned", equalTo(68));
        assertThat(available(card)).isZero();
    }

    @Test
    void a_rule_that_gives_more_counts_anew() {
        capped(60);
        var unusedFirst = sold("s0", 800, 68);

        capped(70);

        var unusedSecond = sold("s1", 500, 55);
    }

    private void capped(int points) {
        rule(
                "capped",
                Map.of(
                        "award",
                        Map.of("points", 1, "of", "AMOUNT", "per", 10),
                        "maxPointsPerMember",
                        points,
                        "funding",
                        List.of(Map.of("partnerId", MAKER, "weight", 1))));
    }

    private void spend(int points) {
        Map<String, Object> asked =
                Map.of("storeCode", store, "cardNumber", card, "points", points, "reference", "p", "capture", true);
        post(till, "/v1/redemptions", asked).statusCode(201);
    }

    private long owed() {
        return shop.number(
                "select m.owed from member m join card c on c.member_id = m.id where c.number = '" + card + "'");
    }

    private long owedTo(String creditor) {
        return shop.number("""
                select coalesce(sum(d.points), 0) from debt_change d
                  join ledger_entry e on e.id = d.entry_id join card c on c.member_id = e.member_id
                 where c.number = '%s' and d.creditor_id = '%s'""".formatted(card, creditor));
    }

    /** What the maker gave this member and did not get back, in points or as a debt. */
    private long givenByMaker() {
        return shop.number("""
                select sum(p.points) from posting p join ledger_entry e on e.id = p.entry_id
                  join card c on c.member_id = e.member_id
                 where c.number = '%s' and p.owner_id = '%s'""".formatted(card, MAKER));
    }
}
