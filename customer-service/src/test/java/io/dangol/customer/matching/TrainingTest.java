package io.dangol.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Learning from persons that a test has made, so that it knows what there is to learn. */
class TrainingTest {

    private static final int PERSONS = 600;
    private static final int TOWNS = 20;

    /** Of ten second profiles one has another town, two have another number. */
    private static final double OTHER_TOWN = 0.1;

    private static final double OTHER_NUMBER = 0.2;

    private static final List<Field> FIELDS =
            List.of(new Field("name", Kind.CODE), new Field("town", Kind.CODE), new Field("number", Kind.CODE));
    private static final Schema SCHEMA = new Schema(
            "made",
            "KR",
            FIELDS,
            List.of(BlockingKey.on("name", Cut.WHOLE), BlockingKey.on("number", Cut.WHOLE)),
            List.of(),
            new Bands(0.5, 0.99));

    @Test
    void it_learns_how_often_one_persons_profiles_agree() {
        Weights weights = new Training(SCHEMA, profiles()).weights(1);

        assertThat(odds(weights, "town", Level.EXACT).m()).isBetween(0.85, 0.95);
        assertThat(odds(weights, "number", Level.EXACT).m()).isBetween(0.75, 0.85);
    }

    @Test
    void and_how_often_two_persons_do() {
        Weights weights = new Training(SCHEMA, profiles()).weights(1);

        assertThat(odds(weights, "town", Level.EXACT).u()).isBetween(0.04, 0.06);
        // A few of the random pairs are one person; counted as two persons they would make an equal number worth
        // little.
        assertThat(odds(weights, "number", Level.EXACT).u()).isLessThan(0.0001);
    }

    @Test
    void and_how_many_pairs_are_one_person() {
        Weights weights = new Training(SCHEMA, profiles()).weights(1);

        double truth = PERSONS / (PERSONS * 2 * (PERSONS * 2 - 1) / 2.0);
        assertThat(weights.prior()).isBetween(truth * 0.9, truth * 1.1);
    }

    @Test
    void some_of_the_customers_and_all_of_them_say_the_same_of_all() {
        List<Profile> all = profiles();
        List<Profile> some = all.subList(0, all.size() / 4);

        double ofAll = new Training(SCHEMA, all).weights(1).prior();
        LearntWeights ofSome =
                new LearntWeights(new Training(SCHEMA, some).weights(1).prior(), Map.of(), Map.of());

        assertThat(ofSome.among(all.size(), some.size()).prior()).isBetween(ofAll / 1.25, ofAll * 1.25);
        assertThat(ofSome.among(some.size(), some.size())).isEqualTo(ofSome);
    }

    @Test
    void the_same_seed_gives_the_same_weights() {
        Training training = new Training(SCHEMA, profiles());

        Weights first = training.weights(7);

        assertThat(new Training(SCHEMA, profiles()).weights(7)).isEqualTo(first);
        assertThat(training.weights(8)).isNotEqualTo(first);
    }

    @Test
    void from_one_profile_nothing_can_be_learnt() {
        List<Profile> one = profiles().subList(0, 1);

        assertThatThrownBy(() -> new Training(SCHEMA, one)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_field_that_nobody_fills_is_learnt_as_expected_and_breaks_nothing() {
        List<Field> fields = new ArrayList<>(FIELDS);
        fields.add(new Field("id", Kind.IDENTIFIER));
        Schema schema = new Schema("made", "KR", fields, SCHEMA.keys(), List.of(), SCHEMA.bands());

        Weights weights = new Training(schema, profiles()).weights(1);

        assertThat(odds(weights, "id", Level.EXACT).weight()).isPositive();
        assertThat(odds(weights, "id", Level.DIFFERENT).weight()).isNegative();
    }

    /** Everybody twice. */
    private static List<Profile> profiles() {
        Random random = new Random(42);
        List<Profile> profiles = new ArrayList<>();
        for (int person = 0; person < PERSONS; person++) {
            String town = "t%06d".formatted(random.nextInt(TOWNS) * 1111);
            String number = number(random);
            profiles.add(profile(person, "a", town, number));
            profiles.add(profile(
                    person,
                    "b",
                    random.nextDouble() < OTHER_TOWN ? "elsewhere" + person : town,
                    random.nextDouble() < OTHER_NUMBER ? number(random) : number));
        }
        return profiles;
    }

    private static Profile profile(int person, String source, String town, String number) {
        // Three persons share each name.
        Value name = new Value("name%d".formatted(person / 3 * 12345));
        return new Profile(person + source, Map.of("name", name, "town", new Value(town), "number", new Value(number)));
    }

    private static String number(Random random) {
        return "%012d".formatted(random.nextLong(1_000_000_000_000L));
    }

    private static Odds odds(Weights weights, String field, Level level) {
        return Objects.requireNonNull(
                Objects.requireNonNull(weights.odds().get(field)).get(level));
    }
}
