package io.dangol.loyalty.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.fraud.Activity.Kind;
import io.dangol.loyalty.fraud.Activity.Place;
import io.dangol.loyalty.fraud.FraudRule.By;
import io.dangol.loyalty.fraud.FraudRule.Counted;
import io.dangol.loyalty.fraud.Signs.Sign;
import io.dangol.loyalty.staffcard.StaffCard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each kind of rule finds, without a database. */
class SignsTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final UUID PROGRAM = new UUID(0, 1);
    private static final UUID MEMBER = new UUID(0, 2);
    private static final Place PLACE = new Place(new UUID(0, 3), new UUID(0, 4), "S", "T1");

    @Test
    void sales_beyond_the_usual_within_a_window_are_signs() {
        List<Activity> sales = List.of(sale(1, 0), sale(2, 10), sale(3, 20), sale(4, 70), sale(5, 130));

        assertThat(sources(Signs.velocity(velocity(Counted.SALES, 2, 60), sales, all(sales))))
                .containsExactly(3);
    }

    @Test
    void a_window_does_not_hold_what_is_exactly_as_old_as_it_is_long() {
        List<Activity> sales = List.of(sale(1, 0), sale(2, 60));

        assertThat(Signs.velocity(velocity(Counted.SALES, 1, 60), sales, all(sales)))
                .isEmpty();
        assertThat(Signs.velocity(velocity(Counted.SALES, 1, 61), sales, all(sales)))
                .singleElement()
                .satisfies(sign -> assertThat(sign.measured()).isEqualTo(2));
    }

    @Test
    void points_are_added_up_where_the_rule_counts_points() {
        List<Activity> sales = List.of(sale(1, 0), sale(2, 1), sale(3, 2));

        List<Sign> signs = Signs.velocity(velocity(Counted.POINTS, 20, 60), sales, all(sales));

        assertThat(sources(signs)).containsExactly(3);
        assertThat(signs.get(0).measured()).isEqualTo(30);
    }

    @Test
    void windows_without_anything_new_are_not_looked_at_again() {
        List<Activity> sales = List.of(sale(1, 0), sale(2, 1), sale(3, 2), sale(4, 200));

        assertThat(Signs.velocity(velocity(Counted.SALES, 1, 60), sales, Set.of(id(4))))
                .isEmpty();
    }

    @Test
    void what_arrives_late_and_out_of_order_ends_with_the_same_signs() {
        FraudRule rule = velocity(Counted.SALES, 3, 30);
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Activity> sales = IntStream.range(0, 40)
                    .mapToObj(n -> sale(n, random.nextInt(300)))
                    .sorted(IN_TIME)
                    .toList();
            Set<Integer> expected = new HashSet<>(sources(Signs.velocity(rule, sales, all(sales))));
            List<Activity> arriving = new ArrayList<>(sales);
            Collections.shuffle(arriving, random);

            List<Activity> known = new ArrayList<>();
            Set<Integer> found = new HashSet<>();
            while (!arriving.isEmpty()) {
                List<Activity> batch = arriving.subList(0, Math.min(arriving.size(), 1 + random.nextInt(4)));
                known.addAll(batch);
                known.sort(IN_TIME);
                found.addAll(sources(Signs.velocity(rule, known, all(batch))));
                batch.clear();
            }

            assertThat(found).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void returns_and_voids_soon_after_are_counted_as_cancellations() {
        FraudRule rule = cancelling(1, 30, null);
        List<Activity> around = List.of(
                one(1, Kind.RETURN, 0, 10, 5 * 60),
                one(2, Kind.RETURN, 1, 10, 31 * 60),
                one(3, Kind.RETURN, 2, 0, 60),
                sale(4, 3),
                one(5, Kind.VOID, 4, 10, 60));

        assertThat(sources(Signs.cancelling(rule, around, all(around)))).containsExactly(5);
    }

    @Test
    void many_cancellations_among_many_sales_are_usual_where_the_rule_asks_for_a_share() {
        List<Activity> around =
                new ArrayList<>(IntStream.range(0, 8).mapToObj(n -> sale(n, n)).toList());
        around.add(one(20, Kind.RETURN, 10, 5, 60));
        around.add(one(21, Kind.RETURN, 11, 5, 60));

        assertThat(sources(Signs.cancelling(cancelling(1, 30, 25), around, all(around))))
                .containsExactly(21);
        assertThat(Signs.cancelling(cancelling(1, 30, 26), around, all(around))).isEmpty();
    }

    @Test
    void a_receipt_that_is_claimed_late_is_a_sign_if_it_was_paid_in_cash_or_does_not_say() {
        FraudRule rule = late("CASH", null);
        List<Activity> arrived = List.of(
                paid(one(1, Kind.CLAIM, 0, 10, 121 * 60), "CASH"),
                paid(one(2, Kind.CLAIM, 0, 10, 121 * 60), "CARD"),
                one(3, Kind.CLAIM, 0, 10, 121 * 60),
                paid(one(4, Kind.CLAIM, 0, 10, 120 * 60), "CASH"),
                paid(one(5, Kind.SALE, 0, 10, 121 * 60), "CASH"));

        assertThat(sources(Signs.late(rule, arrived))).containsExactly(1, 3);
        assertThat(sources(Signs.late(late("CASH", true), arrived))).containsExactly(1, 3, 5);
    }

    @Test
    void staff_buy_so_many_times_a_day_and_not_more() {
        FraudRule rule = FraudRuleTest.staff(2L, null);
        List<Activity> day = List.of(sale(1, 0), sale(2, 1), sale(3, 2), sale(4, 3));

        assertThat(sources(Signs.staff(rule, day, Set.of(id(4))))).containsExactly(4);
        assertThat(sources(Signs.staff(rule, day, Set.of(id(1))))).containsExactly(3, 4);
        assertThat(Signs.staff(rule, day.subList(0, 2), Set.of(id(2)))).isEmpty();
    }

    @Test
    void who_rings_up_the_own_card_is_known_by_store_and_id() {
        Activity sale = sale(1, 0);

        assertThat(StaffUse.isRungUpByHolder(staff("S", "op-1"), sale)).isTrue();
        assertThat(StaffUse.isRungUpByHolder(staff("S", "op-2"), sale)).isFalse();
        assertThat(StaffUse.isRungUpByHolder(staff("S", null), sale)).isFalse();
        assertThat(StaffUse.isRungUpByHolder(staff("other", "op-1"), sale)).isFalse();
    }

    private static final Comparator<Activity> IN_TIME =
            Comparator.comparing(Activity::at).thenComparing(Activity::sourceId);

    private static UUID id(int n) {
        return new UUID(7, n);
    }

    private static Set<UUID> all(List<Activity> some) {
        return some.stream().map(Activity::sourceId).collect(Collectors.toSet());
    }

    private static List<Integer> sources(List<Sign> signs) {
        return signs.stream()
                .map(sign -> (int) sign.on().sourceId().getLeastSignificantBits())
                .toList();
    }

    private static Activity sale(int n, int minute) {
        return one(n, Kind.SALE, minute, 10, 0);
    }

    private static Activity one(int n, Kind kind, int minute, long points, long after) {
        Instant at = NOON.plusSeconds(minute * 60L);
        LocalDate day = LocalDate.of(2026, 1, 5);
        return new Activity(id(n), kind, PROGRAM, id(n), MEMBER, PLACE, "op-1", null, points, at, day, after);
    }

    private static Activity paid(Activity of, String tender) {
        return new Activity(
                of.sourceId(),
                of.kind(),
                of.programId(),
                of.saleId(),
                of.memberId(),
                of.place(),
                of.cashier(),
                tender,
                of.points(),
                of.at(),
                of.day(),
                of.afterSeconds());
    }

    private static StaffCard staff(String store, @Nullable String cashier) {
        return new StaffCard(id(9), PLACE.partnerId(), PLACE.storeId(), store, PROGRAM, MEMBER, cashier, "c", NOON);
    }

    private static FraudRule velocity(Counted counted, long moreThan, int within) {
        return FraudRuleTest.velocity(By.CARD, counted, moreThan, within);
    }

    private static FraudRule cancelling(long moreThan, int after, @Nullable Integer share) {
        return FraudRuleTest.cancelling(By.CARD, moreThan, after, share);
    }

    private static FraudRule late(String tender, @Nullable Boolean alsoRecordedLate) {
        return FraudRuleTest.late(tender, alsoRecordedLate);
    }
}
