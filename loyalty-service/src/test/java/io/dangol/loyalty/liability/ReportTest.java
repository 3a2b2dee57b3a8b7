package io.dangol.loyalty.liability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.ledger.Funding.Share;
import io.dangol.loyalty.liability.LiabilityApi.AgeView;
import io.dangol.loyalty.liability.LiabilityApi.ExpiryView;
import io.dangol.loyalty.liability.LiabilityApi.FunderView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The same points from several sides. */
class ReportTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final UUID BAKER = new UUID(0, 1);
    private static final UUID DEALER = new UUID(0, 2);
    private static final Funding SHARED = new Funding(List.of(new Share(BAKER, 1), new Share(DEALER, 3)));

    private final Report report = new Report(
            List.of(
                    new Holding(DAY.minusDays(30), YearMonth.of(2028, 6), Funding.by(BAKER), 0, 10, 10),
                    new Holding(DAY.minusDays(31), YearMonth.of(2028, 5), Funding.by(BAKER), 0, 10, 7),
                    new Holding(DAY.minusDays(400), null, SHARED, 0, 8, 4)),
            new BigDecimal("0.35"),
            DAY);

    @Test
    void every_side_comes_to_the_same() {
        assertThat(report.points()).isEqualTo(21);
        assertThat(report.amount()).isEqualTo(7);
        assertThat(report.byAge()).extracting(AgeView::points).containsExactly(10L, 7L, 0L, 0L, 4L);
        assertThat(report.byAge()).extracting(AgeView::fromDays).containsExactly(0, 31, 91, 181, 366);
        assertThat(report.byAge().stream().mapToLong(AgeView::amount).sum()).isEqualTo(7);
        assertThat(report.byExpiry()).extracting(ExpiryView::month).containsExactly("2028-05", "2028-06", null);
        assertThat(report.byExpiry().stream().mapToLong(ExpiryView::amount).sum())
                .isEqualTo(7);
    }

    @Test
    void what_is_left_of_a_shared_lot_is_whose_places_are_left() {
        assertThat(report.byFunder())
                .extracting(FunderView::partnerId, FunderView::points)
                .containsExactly(tuple(BAKER, 18L), tuple(DEALER, 3L));
    }

    @Test
    void the_longest_life_counts_and_one_without_end_is_three_years() {
        assertThat(report.lifeInMonths()).isEqualTo(36);
        assertThat(new Report(report.holdings().subList(0, 2), BigDecimal.ONE, DAY).lifeInMonths())
                .isEqualTo(24);
    }
}
