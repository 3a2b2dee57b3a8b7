package io.dangol.loyalty.coalitionfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.coalitionfile.FileLine.Receipt;
import io.dangol.loyalty.coalitionfile.Matching.Matched;
import io.dangol.loyalty.coalitionfile.Matching.Ours;
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

class MatchingTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Ours ours = new Ours(UUID.randomUUID(), UUID.randomUUID(), 8_000, "card");

    @ParameterizedTest
    @CsvSource({
        "8000, card, 0, MATCHED",
        "8000,, 0, MATCHED",
        "8010, card, 10, MATCHED",
        "7990, card, 10, MATCHED",
        "8011, card, 10, AMOUNT_DIFFERS",
        "7989, card, 10, AMOUNT_DIFFERS",
        "8001, card, 0, AMOUNT_DIFFERS",
        "8000, other, 0, WRONG_CARD",
        "9000, other, 0, WRONG_CARD"
    })
    void a_line_agrees_with_the_sale_by_card_and_amount(
            long amount, @Nullable String token, long tolerance, Outcome outcome) {
        assertThat(outcomes(List.of(line(1, amount, token)), ours, tolerance)).containsExactly(outcome);
    }

    @Test
    void a_receipt_that_we_do_not_have_is_only_in_the_file() {
        assertThat(outcomes(List.of(line(1, 8_000, "card")), null, 0)).containsExactly(Outcome.ONLY_IN_FILE);
    }

    @Test
    void a_sale_without_the_coalitions_card_did_not_show_it_whatever_the_amount() {
        Ours none = new Ours(ours.saleId(), ours.partnerId(), 8_000, null);

        assertThat(outcomes(List.of(line(1, 8_000, "card")), none, 0)).containsExactly(Outcome.CARD_NOT_SHOWN);
        assertThat(outcomes(List.of(line(1, 8_000, null)), none, 0)).containsExactly(Outcome.CARD_NOT_SHOWN);
    }

    @Test
    void of_several_lines_the_one_that_agrees_best_counts_wherever_it_stands() {
        FileLine wrongCard = line(1, 8_000, "other");
        FileLine far = line(2, 9_000, "card");
        FileLine near = line(3, 8_100, "card");
        FileLine exact = line(4, 8_000, "card");

        assertThat(counted(List.of(wrongCard, far, near, exact), ours)).isEqualTo(exact);
        assertThat(counted(List.of(wrongCard, far, near), ours)).isEqualTo(near);
        assertThat(counted(List.of(wrongCard, far), ours)).isEqualTo(far);
        assertThat(outcomes(List.of(wrongCard, far, near, exact), ours, 0))
                .containsExactlyInAnyOrder(Outcome.MATCHED, Outcome.DUPLICATE, Outcome.DUPLICATE, Outcome.DUPLICATE);
    }

    @Test
    void the_same_line_twice_counts_once_also_where_we_have_no_such_sale() {
        assertThat(outcomes(List.of(line(1, 8_000, "card"), line(2, 8_000, "card")), ours, 0))
                .containsExactly(Outcome.MATCHED, Outcome.DUPLICATE);
        assertThat(outcomes(List.of(line(1, 8_000, "card"), line(2, 8_000, "card")), null, 0))
                .containsExactly(Outcome.ONLY_IN_FILE, Outcome.DUPLICATE);
    }

    /** Sums of points and fees by outcome are what somebody is billed for. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"})
    void any_order_of_the_lines_comes_to_the_same_sums(long seed) {
        Random random = new Random(seed);
        List<FileLine> lines = lines(random);
        @Nullable Ours known = random.nextInt(3) == 0 ? null : ours;
        Map<Outcome, List<Long>> sums = sums(lines, known);

        for (int i = 0; i < 20; i++) {
            Collections.shuffle(lines, random);
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
            assertThat(sums(renumbered, known)).isEqualTo(sums);
        }
    }

    private static List<FileLine> lines(Random random) {
        List<FileLine> lines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String token = List.of("card", "other", "third").get(random.nextInt(3));
            lines.add(new FileLine(
                    i,
                    new Receipt("S", "r"),
                    NOON.plusSeconds(random.nextInt(2)),
                    token,
                    8_000 + 10 * random.nextInt(3),
                    random.nextInt(3),
                    random.nextInt(3)));
        }
        return lines;
    }

    private static Map<Outcome, List<Long>> sums(List<FileLine> lines, @Nullable Ours ours) {
        Map<Outcome, List<Long>> sums = new TreeMap<>();
        for (Matched matched : Matching.of(lines, ours, 10)) {
            FileLine line = matched.line();
            sums.merge(
                    matched.outcome(),
                    List.of(1L, line.amount(), line.points(), line.fee()),
                    (one, other) -> List.of(
                            one.get(0) + other.get(0),
                            one.get(1) + other.get(1),
                            one.get(2) + other.get(2),
                            one.get(3) + other.get(3)));
        }
        return sums;
    }

    private static List<Outcome> outcomes(List<FileLine> lines, @Nullable Ours ours, long tolerance) {
        return Matching.of(lines, ours, tolerance).stream()
                .map(Matched::outcome)
                .toList();
    }

    private static FileLine counted(List<FileLine> lines, Ours ours) {
        return Matching.of(lines, ours, 0).stream()
                .filter(matched -> matched.outcome() != Outcome.DUPLICATE)
                .map(Matched::line)
                .findFirst()
                .orElseThrow();
    }

    private static FileLine line(long number, long amount, @Nullable String token) {
        return new FileLine(number, new Receipt("S", "r"), NOON, token, amount, 80, 96);
    }
}
