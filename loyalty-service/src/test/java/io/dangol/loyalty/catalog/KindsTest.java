package io.dangol.loyalty.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KindsTest {

    @Test
    void after_any_changes_each_product_is_of_the_kind_it_got_last() {
        Random random = new Random(7);
        Map<String, Optional<Kind>> model = new HashMap<>();
        Kinds kinds = Kinds.NONE;
        for (int version = 1; version <= 500; version++) {
            Map<String, Optional<Kind>> changes = new HashMap<>();
            for (int i = random.nextInt(version % 50 == 0 ? 200 : 4); i >= 0; i--) {
                String category = random.nextInt(4) == 0 ? null : "C" + random.nextInt(10);
                changes.put(
                        "S" + random.nextInt(1_000),
                        Optional.ofNullable(category).map(KindsTest::kind));
            }
            model.putAll(changes);

            kinds = kinds.with(version, changes);

            assertThat(kinds.version()).isEqualTo(version);
        }
        for (int sku = 0; sku < 1_000; sku++) {
            assertThat(kinds.of("S" + sku))
                    .isEqualTo(model.getOrDefault("S" + sku, Optional.empty()).orElse(Kind.NONE));
        }
    }

    @Test
    void who_holds_an_earlier_version_goes_on_seeing_it() {
        Kinds before = Kinds.NONE.with(1, Map.of("A", Optional.of(kind("FOOD")), "B", Optional.of(kind("FOOD"))));

        Kinds after = before.with(2, Map.of("A", Optional.of(kind("BOOKS")), "B", Optional.empty()));

        assertThat(before.of("A")).isEqualTo(kind("FOOD"));
        assertThat(before.of("B")).isEqualTo(kind("FOOD"));
        assertThat(after.of("A")).isEqualTo(kind("BOOKS"));
        assertThat(after.of("B")).isEqualTo(Kind.NONE);
    }

    private static Kind kind(String category) {
        return new Kind(category, null);
    }
}
