package io.dangol.analytics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.analytics.fact.Told.CardBlocked;
import io.dangol.analytics.fact.Told.CardIssued;
import io.dangol.analytics.fact.Told.CardReplaced;
import io.dangol.analytics.fact.Told.MemberIdentified;
import io.dangol.analytics.fact.Told.PartnerChanged;
import io.dangol.analytics.fact.Told.SaleClaimed;
import io.dangol.analytics.fact.Told.SaleRecorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-01-01");

    private final UUID member = UUID.randomUUID();

    @Test
    void a_repeated_sale_is_there_once() {
        SaleRecorded sale = sale(null);

        assertThat(Batch.of(List.of(sale, sale)).sales()).containsExactly(SaleFact.of(sale));
    }

    @Test
    void a_sale_and_its_claim_are_one_sale_whichever_is_told_first() {
        SaleRecorded sale = new SaleRecorded(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "GBP",
                1,
                null,
                null,
                TODAY,
                NOON,
                "OKCASHBAG");
        SaleClaimed claim =
                new SaleClaimed(sale.saleId(), sale.storeId(), sale.partnerId(), "GBP", 1, member, null, TODAY, NOON);
        SaleFact both = new SaleFact(sale.saleId(), SaleFact.of(sale).place(), member, "OKCASHBAG", 1L);

        assertThat(Batch.of(List.of(sale, claim)).sales()).containsExactly(both);
        assertThat(Batch.of(List.of(claim, sale)).sales()).containsExactly(both);
        assertThat(Batch.of(List.of(claim)).members()).containsExactly(member);
    }

    @Test
    void of_several_states_that_of_the_highest_version_stays_whatever_came_last() {
        UUID id = UUID.randomUUID();
        PartnerChanged older = new PartnerChanged(id, "Old name", "ACTIVE", 1L, NOON.plusSeconds(1));
        PartnerChanged newer = new PartnerChanged(id, "New name", "ACTIVE", 2L, NOON);

        assertThat(Batch.of(List.of(older, newer)).partners()).containsExactly(newer);
        assertThat(Batch.of(List.of(newer, older)).partners()).containsExactly(newer);
    }

    @Test
    void states_without_a_version_are_older_than_any_with_one_and_among_themselves_go_by_time() {
        UUID id = UUID.randomUUID();
        PartnerChanged older = new PartnerChanged(id, "Old name", "ACTIVE", null, NOON);
        PartnerChanged newer = new PartnerChanged(id, "New name", "ACTIVE", null, NOON.plusSeconds(1));
        PartnerChanged versioned = new PartnerChanged(id, "Newest name", "ACTIVE", 0L, NOON);

        assertThat(Batch.of(List.of(newer, older)).partners()).containsExactly(newer);
        assertThat(Batch.of(List.of(versioned, newer)).partners()).containsExactly(versioned);
    }

    @Test
    void a_sale_that_names_the_customer_identifies_the_member() {
        UUID customer = UUID.randomUUID();

        Batch batch = Batch.of(List.of(sale(customer)));

        assertThat(batch.identified()).containsEntry(member, new MemberIdentified(member, customer, NOON));
        assertThat(batch.members()).containsExactly(member);
    }

    @Test
    void a_sale_with_a_card_alone_identifies_nobody() {
        Batch batch = Batch.of(List.of(sale(null)));

        assertThat(batch.identified()).isEmpty();
        assertThat(batch.members()).containsExactly(member);
    }

    @Test
    void a_blocked_card_stays_blocked_though_its_issue_is_told_later() {
        Batch batch = Batch.of(List.of(new CardBlocked("token", member), new CardIssued("token", member)));

        assertThat(batch.cards()).containsExactly(new Card("token", member, true, false));
    }

    @Test
    void a_replaced_card_makes_room_for_its_successor() {
        Batch batch = Batch.of(List.of(new CardIssued("old", member), new CardReplaced("new", "old", member)));

        assertThat(batch.cards())
                .containsExactlyInAnyOrder(new Card("old", member, false, true), new Card("new", member, false, false));
    }

    private SaleRecorded sale(@Nullable UUID customer) {
        return new SaleRecorded(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "GBP", 1, member, customer, TODAY, NOON, null);
    }
}
