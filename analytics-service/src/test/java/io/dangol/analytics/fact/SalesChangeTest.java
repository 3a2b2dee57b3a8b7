package io.dangol.analytics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.analytics.fact.SalesChange.Place;
import io.dangol.analytics.fact.SalesChange.TotalKey;
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
        change.count(null, sale(null, 100));

        assertThat(change.differences())
                .isEqualTo(Map.of(key(DECEMBER, Identity.ANONYMOUS), new SalesFigures(1, 100, 0, 0, 0, 0)));
    }

    @Test
    void a_sale_of_a_member_without_a_customer_is_carded() {
        change.count(null, sale(UUID.randomUUID(), 100));

        assertThat(change.differences()).containsOnlyKeys(key(DECEMBER, Identity.CARDED));
    }

    @Test
    void a_sale_of_a_registered_customer_is_identified() {
        change.count(null, sale(registered, 100));

        assertThat(change.differences()).containsOnlyKeys(key(DECEMBER, Identity.IDENTIFIED));
    }

    @Test
    void sales_of_one_place_and_identity_add_up() {
        change.count(null, sale(null, 100));
        change.count(null, sale(null, 50));

        assertThat(change.differences().values()).containsExactly(new SalesFigures(2, 150, 0, 0, 0, 0));
    }

    @Test
    void a_return_is_kept_on_the_day_of_its_sale_and_on_its_own() {
        book(returned(DECEMBER));

        assertThat(change.differences())
                .isEqualTo(Map.of(
                        key(DECEMBER, Identity.IDENTIFIED), new SalesFigures(0, 0, 1, 70, 0, 0),
                        key(JANUARY, Identity.IDENTIFIED), new SalesFigures(0, 0, 0, 0, 1, 70)));
    }

    @Test
    void a_return_that_names_no_sale_is_kept_on_its_own_day_in_both() {
        book(returned(null));

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

    @Test
    void a_sale_with_a_coalitions_card_alone_is_served_but_unknown() {
        change.count(null, sale(null, "OKCASHBAG", 100));
        change.count(null, sale(registered, "OKCASHBAG", 50));

        assertThat(change.differences())
                .isEqualTo(Map.of(
                        key(DECEMBER, Identity.SERVED_BUT_UNKNOWN), new SalesFigures(1, 100, 0, 0, 0, 0),
                        key(DECEMBER, Identity.IDENTIFIED), new SalesFigures(1, 50, 0, 0, 0, 0)));
    }

    @Test
    void a_claimed_sale_moves_with_what_came_back_of_it_and_is_not_counted_again() {
        SaleFact before = sale(null, "OKCASHBAG", 100);
        SaleFact now = before.and(new SaleFact(before.saleId(), before.place(), registered, null, 100L));
        Place day = before.place();

        change.count(before, now);
        change.move(new EarlierReturn(before.saleId(), day, day, 30), before, now);

        SalesFigures moved = new SalesFigures(1, 100, 1, 30, 1, 30);
        assertThat(change.differences())
                .isEqualTo(Map.of(
                        key(DECEMBER, Identity.SERVED_BUT_UNKNOWN),
                        moved.negated(),
                        key(DECEMBER, Identity.IDENTIFIED),
                        moved));
    }

    @Test
    void what_a_return_alone_has_told_of_counts_nothing() {
        change.count(
                null,
                new SaleFact(
                        UUID.randomUUID(), key(DECEMBER, Identity.ANONYMOUS).place(), null, null, null));

        assertThat(change.differences()).isEmpty();
    }

    private void book(SaleReturned back) {
        change.book(back, BookedReturn.of(back, null).identity(change));
    }

    private SaleFact sale(@Nullable UUID member, long amount) {
        return sale(member, null, amount);
    }

    private SaleFact sale(@Nullable UUID member, @Nullable String coalition, long amount) {
        return new SaleFact(UUID.randomUUID(), new Place(DECEMBER, partner, store, "GBP"), member, coalition, amount);
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
