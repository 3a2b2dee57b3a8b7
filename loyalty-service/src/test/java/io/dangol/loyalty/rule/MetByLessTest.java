package io.dangol.loyalty.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.rule.Conditions.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which conditions a return could end and begin again. */
class MetByLessTest {

    private static final int TRIALS = 4_000;

    private static final List<String> OF_SALES = List.of(
            "sale.total >= 6",
            "sale.total < 9",
            "sale.total == 7",
            "sale.total != 5",
            "sale.totalSold > 8",
            "member.tier == 'gold'",
            "store.code == 'X'",
            "lines.size() >= 2",
            "lines.size() == 1",
            "lines.exists(l, l.sku == 'A')",
            "lines.exists(l, l.amount < 3)",
            "lines.exists(l, l.quantity >= 2.0)",
            "lines.all(l, l.amount > 2)",
            "lines.all(l, l.category == 'TEA')",
            "lines.exists_one(l, l.category == 'TEA')",
            "lines.filter(l, l.category == 'TEA').size() > 1",
            "'TEA' in lines.map(l, l.category)",
            "linesSold.all(l, l.amount > 2)",
            "lines[0].sku == 'B'",
            "sale.total % 2 == 0");

    private static final List<String> OF_LINES = List.of(
            "line.amount > 2",
            "line.amount <= 3",
            "line.amountSold <= 4",
            "line.quantity >= 1.0",
            "line.quantity == line.quantitySold",
            "line.category == 'TEA'",
            "10 / (line.amountSold - 3) > 0",
            "sale.total > 6",
            "sale.total < line.amount * 2",
            "sale.totalSold < 9");

    private final CelConditions conditions = new CelConditions();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sale.total >= 5000",
                "sale.total < 1000",
                "lines.size() == 1",
                "!lines.exists(l, l.category == 'ALCOHOL')",
                "lines.all(l, l.brand == 'HOUSE') && sale.total > 999.5",
                "lines.exists(l, l.sku == 'TEAPOT' && l.amount >= 100) && lines.exists(l, l.sku == 'CUP')",
                "lines.filter(l, l.category == 'BREAD').size() >= 2",
                "'TEA' in lines.map(l, l.category) || sale.total > 100",
                "linesSold.size() == 1 || sale.total >= 10000",
                "member.tier == 'gold' || lines.size() == 1",
                "sale.weekday >= 6 ? sale.total > 100 : lines.size() == 2",
                "100 / (sale.totalSold - 1000) > 1"
            })
    void what_ends_once_and_for_all_may_be_asked(String expression) {
        assertThat(CelConditions.complaint(expression)).isEmpty();
        assertThat(CelConditions.metByLess(expression)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            lines.size() == 1 + 0 || sale.total >= 10000 ; 1:1 ; lines.size() == 1 + 0
            sale.total >= 10000 || sale.total < 100 ; 1:24 ; sale.total < 100
            lines.all(l, l.amount >= 500) ; 1:1 ; lines.all(l, l.amount >= 500)
            sale.hour > 9 && sale.total % 10 == 0 ; 1:18 ; sale.total % 10
            lines[0].amount > 5 ; 1:1 ; lines[0]
            !(lines.size() == 1) ; 1:1 ; !(lines.size() == 1)
            sale.total != 100 ; 1:1 ; sale.total != 100
            lines.exists(a, lines.exists(b, a.sku == b.sku)) ; 1:1 ; lines.exists(a, lines.exists(b, a.sku == b.sku))
            """)
    void what_less_may_meet_again_is_named_with_its_place(String expression, String place, String part) {
        assertThat(CelConditions.complaint(expression)).isEmpty();
        assertThat(CelConditions.metByLess(expression)).contains(new Excerpt(place, part));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            line.amount < 500 ; 1:1 ; line.amount < 500
            line.category == 'TEA' && line.amount <= 10 ; 1:27 ; line.amount <= 10
            line.amount * 2 >= sale.total ; 1:1 ; line.amount * 2
            """)
    void nor_may_less_of_a_line_be_chosen_that_was_not(String expression, String place, String part) {
        assertThat(CelConditions.metByLessOfLines(expression)).contains(new Excerpt(place, part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"line.amount >= 100", "line.amountSold < 500", "sale.total > 500 && line.quantity >= 2"})
    void lines_may_be_chosen_by_what_only_falls(String expression) {
        assertThat(CelConditions.complaintOfLines(expression)).isEmpty();
        assertThat(CelConditions.metByLessOfLines(expression)).isEmpty();
    }

    @Test
    void whatever_may_be_asked_of_a_sale_ends_once_along_any_returns() {
        int asked = 0;
        int refusedThatComeBack = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            String expression = expression(OF_SALES, random, 3);
            boolean comesBack = comesBack(path(random), expression);
            if (CelConditions.metByLess(expression).isEmpty()) {
                asked++;
                assertThat(comesBack).as("seed %s: %s", seed, expression).isFalse();
            } else {
                refusedThatComeBack += comesBack ? 1 : 0;
            }
        }
        assertThat(asked).isGreaterThan(TRIALS / 10);
        assertThat(refusedThatComeBack).isPositive();
    }

    @Test
    void whatever_may_choose_lines_chooses_none_later_that_it_did_not() {
        int asked = 0;
        int refusedThatComeBack = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            String expression = expression(OF_LINES, random, 3);
            boolean comesBack = isChosenLater(path(random), expression);
            if (CelConditions.metByLessOfLines(expression).isEmpty()) {
                asked++;
                assertThat(comesBack).as("seed %s: %s", seed, expression).isFalse();
            } else {
                refusedThatComeBack += comesBack ? 1 : 0;
            }
        }
        assertThat(asked).isGreaterThan(TRIALS / 10);
        assertThat(refusedThatComeBack).isPositive();
    }

    /** Of a sale that met it, and of which less did not. */
    private boolean comesBack(List<Basket> path, String expression) {
        if (conditions.holds(expression, path.get(0)) != Answer.YES) {
            return false;
        }
        boolean ended = false;
        for (Basket left : path) {
            boolean holds = conditions.holds(expression, left) == Answer.YES;
            if (ended && holds) {
                return true;
            }
            ended |= !holds;
        }
        return false;
    }

    private boolean isChosenLater(List<Basket> path, String expression) {
        List<Answer> before = conditions.selects(expression, path.get(0));
        for (Basket left : path) {
            List<Answer> now = conditions.selects(expression, left);
            for (int line = 0; line < now.size(); line++) {
                if (now.get(line) == Answer.YES && before.get(line) != Answer.YES) {
                    return true;
                }
            }
            before = now;
        }
        return false;
    }

    private static String expression(List<String> atoms, Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return atoms.get(random.nextInt(atoms.size()));
        }
        String one = expression(atoms, random, depth - 1);
        String other = expression(atoms, random, depth - 1);
        return switch (random.nextInt(6)) {
            case 0, 1 -> "(" + one + ") && (" + other + ")";
            case 2, 3 -> "(" + one + ") || (" + other + ")";
            case 4 -> "!(" + one + ")";
            default -> "(" + one + ") ? (" + other + ") : (" + expression(atoms, random, depth - 1) + ")";
        };
    }

    /** A sale of three lines, then less and less of it. */
    private static List<Basket> path(Random random) {
        Basket sold = Rules.basket(
                Rules.item("A", "TEA", 1 + random.nextInt(3), random.nextInt(6)),
                Rules.item("B", "BREAD", 1 + random.nextInt(3), random.nextInt(6)),
                Rules.item("C", "TEA", 1 + random.nextInt(3), random.nextInt(6)));
        List<Basket> path = new ArrayList<>(List.of(sold));
        for (int step = 0; step < 6; step++) {
            List<Long> amounts = new ArrayList<>();
            List<BigDecimal> quantities = new ArrayList<>();
            for (Basket.Item item : path.get(step).items()) {
                boolean touched = random.nextInt(3) == 0;
                amounts.add(touched ? random.nextLong(item.amount() + 1) : item.amount());
                quantities.add(
                        touched
                                ? BigDecimal.valueOf(
                                        random.nextInt(item.quantity().intValue() + 1))
                                : item.quantity());
            }
            path.add(sold.with(amounts, quantities));
        }
        return path;
    }
}
