package io.dangol.loyalty.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CategoriesTest {

    @Test
    void after_any_changes_each_product_has_the_category_it_got_last() {
        Random random = new Random(7);
        Map<String, Optional<String>> model = new HashMap<>();
        Categories categories = Categories.NONE;
        for (int version = 1; version <= 500; version++) {
            Map<String, Optional<String>> changes = new HashMap<>();
            for (int i = random.nextInt(version % 50 == 0 ? 200 : 4); i >= 0; i--) {
                String category = random.nextInt(4) == 0 ? null : "C" + random.nextInt(10);
                changes.put("S" + random.nextInt(1_000), Optional.ofNullable(category));
            }
            model.putAll(changes);

            categories = categories.with(version, changes);

            assertThat(categories.version()).isEqualTo(version);
        }
        for (int sku = 0; sku < 1_000; sku++) {
            assertThat(categories.of("S" + sku)).isEqualTo(model.getOrDefault("S" + sku, Optional.empty()));
        }
    }

    @Test
    void who_holds_an_earlier_version_goes_on_seeing_it() {
        Categories before = Categories.NONE.with(1, Map.of("A", Optional.of("FOOD"), "B", Optional.of("FOOD")));

        Categories after = before.with(2, Map.of("A", Optional.of("BOOKS"), "B", Optional.empty()));

        assertThat(before.of("A")).contains("FOOD");
        assertThat(before.of("B")).contains("FOOD");
        assertThat(after.of("A")).contains("BOOKS");
        assertThat(after.of("B")).isEmpty();
    }
}
