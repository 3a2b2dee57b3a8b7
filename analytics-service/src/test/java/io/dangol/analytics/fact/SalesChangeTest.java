package io.dangol.analytics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.analytics.fact.SalesChange.Place;
import io.dangol.analytics.fact.SalesChange.TotalKey;
import io.dangol.analytics.fact.Told.SaleRecorded;
import io.dangol.analytics.fact.Told.SaleReturned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SalesChangeTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final LocalDate DECEMBER = LocalDate.parse("2025-12-31");
    private static final LocalDate JANUARY = LocalDate.parse("2026-01-01");

    private final UUID store = UUID.randomUUID();
    private final UUID partner = UUID.randomUUID();
    private final UUID registered = UUID.randomUUID();
    private final SalesChange change = new SalesChange(Set.of(registered));

    @Test
    void a_sale_without_a_card_is_anonymous() {
        change.book(sale(null, 100));

        assertThat(change.differences())
                .isEqualTo(Map.of(key(DECEMBER, Identity.ANONYMOUS), new SalesFigures(1, 100, 0, 0, 0, 0)));
    }

    @Test
    void a_sale_of_a_member_without_a_customer_is_carded() {
        change.book(sale(UUID.randomUUID(), 100));

        assertThat(change.differences()).containsOnlyKeys(key(DECEMBER, Identity.CARDED));
    }

    @Test
    void a_sale_of_a_registered_customer_is_identified() {
        change.book(sale(registered, 100));

        assertThat(change.differences()).containsOnlyKeys(key(DECEMBER, Identity.IDENTIFIED));
    }

    @Test
    void sales_of_one_place_and_identity_add_up() {
        change.book(sale(null, 100));
        change.book(sale(null, 50));

        assertThat(change.differences().values()).containsExactly(new SalesFigures(2, 150, 0, 0, 0, 0));
    }

    @Test
    void a_return_is_kept_on_the_day_of_its_sale_and_on_its_own() {
        change.book(returned(DECEMBER));

        assertThat(change.differences())
                .isEqualTo(Map.of(
                        key(DECEMBER, Identity.IDENTIFIED), new SalesFigures(0, 0, 1, 70, 0, 0),
                        key(JANUARY, Identity.IDENTIFIED), new SalesFigures(0, 0, 0, 0, 1, 70)));
    }

    @Test
    void a_return_that_names_no_sale_is_kept_on_its_own_day_in_both() {
        change.book(returned(null));

        assertThat(change.differences())
                .isEqualTo(Map.of(key(JANUARY, Identity.IDENTIFIED), new SalesFigures(0, 0, 1, 70, 1, 70)));
    }

    @Test
    void what_was_carded_moves_to_identified() {
        SalesFigures past = new SalesFigures(2, 300, 1, 50, 1, 50);

        change.identify(key(DECEMBER, Identity.CARDED).place(), past);

        assertThat(change.differences())
                .isEqualTo(Map.of(
                        key(DECEMBER, Identity.CARDED),
                        new SalesFigures(-2, -300, -1, -50, -1, -50),
                        key(DECEMBER, Identity.IDENTIFIED),
                        past));
    }

    private SaleRecorded sale(@Nullable UUID member, long amount) {
        return new SaleRecorded(UUID.randomUUID(), store, partner, "GBP", amount, member, null, DECEMBER, NOON);
    }

    private SaleReturned returned(@Nullable LocalDate saleDay) {
        UUID sale = saleDay == null ? null : UUID.randomUUID();
        return new SaleReturned(
                UUID.randomUUID(), sale, store, partner, "GBP", 70, registered, null, saleDay, JANUARY, NOON);
    }

    private TotalKey key(LocalDate day, Identity identity) {
        return new TotalKey(new Place(day, partner, store, "GBP"), identity);
    }
}
