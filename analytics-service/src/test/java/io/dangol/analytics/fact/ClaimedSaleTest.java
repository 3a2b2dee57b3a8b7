package io.dangol.analytics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.analytics.fact.Told.MemberIdentified;
import io.dangol.analytics.fact.Told.SaleClaimed;
import io.dangol.analytics.fact.Told.SaleRecorded;
import io.dangol.analytics.fact.Told.SaleReturned;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A sale with a coalition's card alone, what came back of it, and who claimed it: in whatever order that is told. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ClaimedSaleTest {

    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
    private static final LocalDate JANUARY = LocalDate.parse("2026-01-31");
    private static final LocalDate FEBRUARY = LocalDate.parse("2026-02-02");

    @Inject
    FactService service;

    private final FoldedTotals totals = new FoldedTotals();

    /** A store of its own, a customer of its own. */
    private static final class Story {
        final UUID partner = UUID.randomUUID();
        final UUID store = UUID.randomUUID();
        final UUID member = UUID.randomUUID();
        final UUID sale = UUID.randomUUID();

        final SaleRecorded recorded =
                new SaleRecorded(sale, store, partner, "KRW", 8_000, null, null, JANUARY, NOON, "OKCASHBAG");
        final SaleClaimed claimed = new SaleClaimed(sale, store, partner, "KRW", 8_000, member, null, JANUARY, NOON);
        final SaleReturned before = returned(500, null);
        final SaleReturned after = returned(300, member);
        final MemberIdentified identified = new MemberIdentified(member, UUID.randomUUID(), NOON);

        SaleReturned returned(long amount, @Nullable UUID by) {
            return new SaleReturned(
                    UUID.randomUUID(), sale, store, partner, "KRW", amount, by, null, JANUARY, FEBRUARY, NOON);
        }

        String key(LocalDate day, String identity) {
            return "%s %s %s KRW %s".formatted(day, partner, store, identity);
        }

        List<Told> all() {
            return List.of(recorded, claimed, before, after, identified);
        }
    }

    @Test
    void in_any_order_it_is_identified_once_in_the_month_of_the_sale() throws SQLException {
        for (List<Integer> order : orders(List.of(0, 1, 2, 3, 4))) {
            Story story = new Story();
            order.forEach(i -> fold(List.of(story.all().get(i))));
            fold(story.all());

            assertIdentified(story, order.toString());
        }
    }

    @Test
    void in_any_two_batches_it_ends_the_same() throws SQLException {
        for (int first = 0; first < 1 << 5; first++) {
            Story story = new Story();
            List<Told> one = new ArrayList<>();
            List<Told> other = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                ((first & 1 << i) == 0 ? one : other).add(story.all().get(i));
            }
            fold(one);
            fold(other);

            assertIdentified(story, "batches " + first);
        }
    }

    @Test
    void until_it_is_claimed_it_is_served_but_unknown_with_what_came_back_of_it() throws SQLException {
        for (boolean saleFirst : List.of(true, false)) {
            Story story = new Story();
            fold(List.of(saleFirst ? story.recorded : story.before));
            fold(List.of(saleFirst ? story.before : story.recorded));

            assertThat(totals.kept(List.of(story.partner)))
                    .isEqualTo(Map.of(
                            story.key(JANUARY, "SERVED_BUT_UNKNOWN"), "1 8000 1 500 0 0",
                            story.key(FEBRUARY, "SERVED_BUT_UNKNOWN"), "0 0 0 0 1 500"));
        }
    }

    private void assertIdentified(Story story, String how) throws SQLException {
        Map<String, String> expected = Map.of(
                story.key(JANUARY, "IDENTIFIED"), "1 8000 2 800 0 0",
                story.key(FEBRUARY, "IDENTIFIED"), "0 0 0 0 2 800");
        assertThat(totals.kept(List.of(story.partner))).as(how).isEqualTo(expected);
        assertThat(totals.recomputedFromFacts(List.of(story.partner))).as(how).isEqualTo(expected);
    }

    private void fold(List<Told> events) {
        Reach.EVERYTHING.run(() -> QuarkusTransaction.requiringNew().run(() -> service.fold(Batch.of(events))));
    }

    private static List<List<Integer>> orders(List<Integer> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : of) {
            List<Integer> rest = new ArrayList<>(of);
            rest.remove(first);
            for (List<Integer> order : orders(rest)) {
                List<Integer> one = new ArrayList<>(List.of(first));
                one.addAll(order);
                all.add(one);
            }
        }
        return all;
    }
}
