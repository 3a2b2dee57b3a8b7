package io.dangol.loyalty.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.referral.Purchase.Back;
import io.dangol.loyalty.referral.Purchase.Review;
import io.dangol.loyalty.referral.ReferralTerms.Reward;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** By which sale a referral counts. */
class QualificationTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant REGISTERED = Instant.parse("2026-01-05T03:00:00Z");
    private static final UUID SELLER = UUID.randomUUID();

    @Test
    void the_first_sale_that_is_large_enough_counts_and_its_points_wait_for_whole_days() {
        Purchase small = sold(1, 1_999);
        Purchase first = sold(2, 2_000);
        Purchase second = sold(3, 9_000);

        Qualification by = counting(second, small, first).orElseThrow();

        assertThat(by.sale()).isEqualTo(first);
        assertThat(by.availableFrom()).isEqualTo("2026-01-20T15:00:00Z"); // Midnight in Seoul, 14 days after the 7th.
    }

    @Test
    void what_comes_too_late_or_elsewhere_or_by_a_receipt_does_not_count() {
        assertThat(counting(sold(60, 2_000))).isEmpty();
        assertThat(counting(sold(59, 2_000))).isPresent();
        assertThat(counting(new Purchase(UUID.randomUUID(), "A", SELLER, day(1), 2_000, false, Review.NONE, List.of())))
                .isEmpty();
        assertThat(counting(terms(List.of("B"), null), sold(1, 2_000))).isEmpty();
        assertThat(counting(terms(List.of("A"), null), sold(1, 2_000))).isPresent();
        assertThat(counting(terms(null, List.of(UUID.randomUUID())), sold(1, 2_000)))
                .isEmpty();
        assertThat(counting(terms(null, List.of(SELLER)), sold(1, 2_000))).isPresent();
    }

    @Test
    void a_sale_before_the_referral_that_is_told_of_late_shows_that_the_member_was_brought_by_nobody() {
        assertThat(counting(sold(-1, 1), sold(1, 2_000))).isEmpty();
    }

    @Test
    void a_till_may_date_the_sale_by_when_it_began() {
        Instant began = REGISTERED.minus(Qualification.SLACK);

        assertThat(counting(new Purchase(UUID.randomUUID(), "A", SELLER, began, 2_000, true, Review.NONE, List.of())))
                .isPresent();
    }

    @Test
    void what_comes_back_while_points_wait_counts_as_not_sold_and_later_as_sold() {
        Purchase sale = sold(1, 2_000);
        Instant end = counting(sale).orElseThrow().availableFrom();

        assertThat(counting(sale.with(List.of(new Back(end.minusMillis(1), 1)))))
                .isEmpty();
        assertThat(counting(sale.with(List.of(new Back(end, 2_000))))).isPresent();
    }

    @Test
    void another_sale_counts_where_the_first_one_came_back() {
        Purchase first = sold(1, 5_000).with(List.of(new Back(day(2), 5_000)));
        Purchase second = sold(3, 2_000);

        assertThat(counting(first, second).orElseThrow().sale()).isEqualTo(second);
    }

    @Test
    void while_somebody_looks_into_the_first_none_counts_and_one_that_was_rejected_counts_as_not_sold() {
        Purchase second = sold(3, 2_000);

        assertThat(counting(looked(Review.OPEN, 2, 2_000), second)).isEmpty();
        assertThat(counting(looked(Review.OPEN, 2, 1_999), second).orElseThrow().sale())
                .isEqualTo(second);
        assertThat(counting(looked(Review.OPEN, 4, 2_000), second).orElseThrow().sale())
                .isEqualTo(second);
        assertThat(counting(looked(Review.REJECTED, 2, 2_000), second)
                        .orElseThrow()
                        .sale())
                .isEqualTo(second);
        assertThat(counting(looked(Review.REJECTED, 2, 2_000))).isEmpty();
    }

    @Test
    void any_split_of_returns_in_any_order_ends_where_the_full_return_ends() {
        Random random = new Random(4711);
        for (int run = 0; run < 2_000; run++) {
            Purchase sale = sold(1, 2_000 + random.nextInt(2_000));
            long all = random.nextLong(sale.amount() + 1);
            List<Back> split = new ArrayList<>();
            for (long left = all; left > 0; ) {
                long some = 1 + random.nextLong(left);
                split.add(new Back(day(2 + random.nextInt(10)), some));
                left -= some;
            }
            Collections.shuffle(split, random);

            assertThat(counting(sale.with(split)).isPresent())
                    .as("%d of %d in %s", all, sale.amount(), split)
                    .isEqualTo(
                            counting(sale.with(List.of(new Back(day(2), all)))).isPresent());
        }
    }

    private static Optional<Qualification> counting(Purchase... purchases) {
        return counting(terms(null, null), purchases);
    }

    private static Optional<Qualification> counting(ReferralTerms terms, Purchase... purchases) {
        return Qualification.of(terms, SEOUL, REGISTERED, List.of(purchases), soldAt -> true);
    }

    private static ReferralTerms terms(@Nullable List<String> stores, @Nullable List<UUID> partners) {
        return new ReferralTerms(
                true, new Reward(500L, null), new Reward(300L, null), 2_000L, 60, 14, stores, partners, null, 1_000L);
    }

    private static Purchase sold(int days, long amount) {
        return looked(Review.NONE, days, amount);
    }

    private static Purchase looked(Review review, int days, long amount) {
        return new Purchase(UUID.randomUUID(), "A", SELLER, day(days), amount, true, review, List.of());
    }

    private static Instant day(int days) {
        return REGISTERED.plus(Duration.ofDays(days));
    }
}
