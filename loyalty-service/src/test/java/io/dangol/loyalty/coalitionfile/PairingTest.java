package io.dangol.loyalty.coalitionfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.coalitionfile.FileLine.Receipt;
import io.dangol.loyalty.coalitionfile.Pairing.Pair;
import io.dangol.loyalty.coalitionfile.Pairing.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairingTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @ParameterizedTest
    @CsvSource({
        "0, 8000, 0, MATCHED",
        "30, 8000, 0, MATCHED",
        "-30, 8000, 0, MATCHED",
        "31, 8000, 0,",
        "-31, 8000, 0,",
        "5, 8010, 10, MATCHED",
        "5, 8011, 10, AMOUNT_DIFFERS"
    })
    void a_line_is_about_a_sale_near_its_time(int minutes, long amount, long tolerance, @Nullable String outcome) {
        List<Pair> pairs =
                Pairing.of(List.of(line(1, minutes, amount)), List.of(sale(9, 0, 8_000)), HALF_AN_HOUR, tolerance);

        assertThat(pairs)
                .extracting(pair -> pair.outcome().name())
                .isEqualTo(outcome == null ? List.of() : List.of(outcome));
    }

    @Test
    void no_sale_is_told_of_two_lines_and_no_line_of_two_sales() {
        FileLine near = line(1, 1, 8_000);
        FileLine nearer = line(2, 0, 8_000);

        assertThat(pair(List.of(near, nearer), List.of(sale(9, 0, 8_000)))).containsExactly("2:9 MATCHED");
        assertThat(pair(List.of(near), List.of(sale(8, 0, 8_000), sale(9, 1, 8_000))))
                .containsExactly("1:9 MATCHED");
    }

    /** The first line's time is nearer to the sale of the second one. */
    @Test
    void a_line_does_not_take_a_sale_whose_amount_is_another_lines() {
        assertThat(pair(List.of(line(1, 4, 5_000), line(2, 6, 8_000)), List.of(sale(8, 0, 7_000), sale(9, 5, 8_000))))
                .containsExactlyInAnyOrder("2:9 MATCHED", "1:8 AMOUNT_DIFFERS");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_order_of_lines_and_sales_comes_to_the_same_sums(long seed) {
        Random random = new Random(seed);
        List<FileLine> lines = new ArrayList<>();
        List<Shown> sales = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            lines.add(line(i, random.nextInt(90), 8_000 + 10 * random.nextInt(3)));
            sales.add(sale(100 + i, random.nextInt(90), 8_000 + 10 * random.nextInt(3)));
        }
        Map<Outcome, Long> sums = sums(lines, sales);
        assertThat(sums).isNotEmpty();

        for (int i = 0; i < 20; i++) {
            Collections.shuffle(lines, random);
            Collections.shuffle(sales, random);
            assertThat(sums(renumbered(lines), sales)).isEqualTo(sums);
        }
    }

    /** As they stand in the file now. */
    private static List<FileLine> renumbered(List<FileLine> lines) {
        List<FileLine> renumbered = new ArrayList<>();
        for (FileLine line : lines) {
            renumbered.add(new FileLine(
                    renumbered.size(),
                    line.receipt(),
                    line.soldAt(),
                    line.token(),
                    line.amount(),
                    line.points(),
                    line.fee()));
        }
        return renumbered;
    }

    private static Map<Outcome, Long> sums(List<FileLine> lines, List<Shown> sales) {
        Map<Outcome, Long> sums = new TreeMap<>();
        Pairing.of(lines, sales, HALF_AN_HOUR, 0)
                .forEach(pair -> sums.merge(pair.outcome(), pair.line().amount(), Long::sum));
        return sums;
    }

    private static List<String> pair(List<FileLine> lines, List<Shown> sales) {
        return Pairing.of(lines, sales, HALF_AN_HOUR, 0).stream()
                .map(pair -> pair.line().number() + ":" + pair.sale().number() + " " + pair.outcome())
                .toList();
    }

    private static FileLine line(long number, int minutes, long amount) {
        Instant at = NOON.plus(Duration.ofMinutes(minutes));
        return new FileLine(number, new Receipt("S", ""), at, "card", amount, 80, 96);
    }

    private static Shown sale(long number, int minutes, long amount) {
        return new Shown(number, UUID.randomUUID(), UUID.randomUUID(), NOON.plus(Duration.ofMinutes(minutes)), amount);
    }
}
