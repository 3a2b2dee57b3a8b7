package io.dangol.loyalty.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.rule.Conditions.Answer;
import io.dangol.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelConditionsTest {

    private static final Basket BASKET =
            Rules.basket(Rules.item("A1", "BREAD", 2, 700), Rules.item("B2", null, 1, 300));

    private final CelConditions conditions = new CelConditions();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sale.total == 1000",
                "sale.currency == 'GBP' && sale.channel == 'STORE'",
                "sale.date == '2026-11-28' && sale.month == 11 && sale.day == 28",
                "sale.weekday == 6 && sale.hour == 12 && sale.minute == 0",
                "store.code == 'UK-01' && store.partner == '00000000-0000-0000-0000-000000000001'",
                "member.identified && member.tier == 'gold' && 'vip' in member.segments",
                "lines.exists(l, l.sku.startsWith('A') && l.quantity >= 2)",
                "lines.filter(l, l.category == 'BREAD').size() == 1",
                "sale.total > 999.5"
            })
    void a_condition_may_ask_for_anything_of_the_sale(String expression) {
        assertThat(CelConditions.complaint(expression)).isEmpty();
        assertThat(conditions.holds(expression, BASKET)).isEqualTo(Answer.YES);
    }

    @Test
    void the_guides_examples_compile() throws IOException {
        Pattern example = Pattern.compile("(?m)^- [^:`]+: `([^`]+)`(?: with lines `([^`]+)`)?$");
        List<MatchResult> examples = example.matcher(
                        Files.readString(Repository.root().resolve("docs/rules.md")))
                .results()
                .toList();

        assertThat(examples).hasSize(4).allSatisfy(found -> {
            assertThat(CelConditions.complaint(found.group(1))).isEmpty();
            assertThat(found.group(2) == null ? Optional.empty() : CelConditions.complaintOfLines(found.group(2)))
                    .isEmpty();
        });
    }

    @Test
    void what_the_guide_calls_refused_is_and_what_it_says_instead_is_not() throws IOException {
        Pattern row = Pattern.compile("(?m)^\\| (lines )?`([^`]+)` \\| [^|]+ \\| `([^`]+)`");
        List<MatchResult> rows = row.matcher(Files.readString(Repository.root().resolve("docs/rules.md")))
                .results()
                .toList();

        assertThat(rows).hasSize(4).allSatisfy(found -> {
            String refused = found.group(2).replace("\\|", "|");
            String instead = found.group(3).replace("\\|", "|");
            boolean ofLines = found.group(1) != null;
            assertThat(ofLines ? CelConditions.complaintOfLines(refused) : CelConditions.complaint(refused))
                    .isEmpty();
            assertThat(ofLines ? CelConditions.metByLessOfLines(refused) : CelConditions.metByLess(refused))
                    .isPresent();
            assertThat(ofLines ? CelConditions.metByLessOfLines(instead) : CelConditions.metByLess(instead))
                    .isEmpty();
            assertThat(ofLines ? CelConditions.complaintOfLines(instead) : CelConditions.complaint(instead))
                    .isEmpty();
        });
    }

    @Test
    void a_condition_on_lines_chooses_among_them() {
        assertThat(conditions.selects("line.category == 'BREAD'", BASKET)).containsExactly(Answer.YES, Answer.NO);
        assertThat(CelConditions.complaintOfLines("lines.exists(l, l.sku == line.sku)"))
                .hasValueSatisfying(said -> assertThat(said).contains("undeclared reference to 'lines'"));
        assertThat(conditions.selects("line.amount * 2 >= sale.total", BASKET)).containsExactly(Answer.YES, Answer.NO);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sale.totl > 1            | 1:5 undefined field 'totl'
            sale.total               | expected type 'bool' but found 'int'
            sale.total > 'much'      | no matching overload
            line.amount > 1          | undeclared reference to 'line'
            sale.total >             | mismatched input
            customer.name == 'Kim'   | undeclared reference to 'customer'
            """)
    void what_does_not_compile_is_said_with_its_place(String expression, String complaint) {
        assertThat(CelConditions.complaint(expression))
                .hasValueSatisfying(said -> assertThat(said).contains(complaint));
    }

    @Test
    void what_fails_in_the_evaluation_gives_nothing_and_stops_nobody() {
        assertThat(conditions.holds("100 / (sale.total - 1000) > 1", BASKET)).isEqualTo(Answer.FAILED);
        assertThat(conditions.holds("lines[7].amount > 1", BASKET)).isEqualTo(Answer.FAILED);
    }

    @Test
    void what_would_look_at_every_pair_of_very_many_lines_is_given_up() {
        Basket large = new Basket(
                BASKET.occasion(),
                BASKET.buyer(),
                IntStream.range(0, 2_000)
                        .mapToObj(i -> Rules.item("S" + i, null, 1, 1))
                        .toList());
        String pairs = "lines.all(a, lines.all(b, a.amount == b.amount))";

        assertThat(conditions.holds(pairs, large)).isEqualTo(Answer.FAILED);
        assertThat(conditions.holds(pairs, Rules.basket(Rules.item("A", null, 1, 1))))
                .isEqualTo(Answer.YES);
    }
}
