package io.dangol.customer.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.customer.custody.Custody.Recorded;
import io.dangol.customer.custody.Custody.Terms;
import io.dangol.customer.custody.CustodyRefusal.CustodyEndsBeforeItBegins;
import io.dangol.customer.custody.CustodyRefusal.CustodyHasEnded;
import io.dangol.customer.custody.CustodyRefusal.CustodyOverlaps;
import io.dangol.customer.custody.CustodyRefusal.IntroducedByAnother;
import io.dangol.customer.custody.CustodyRefusal.IntroductionStays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustodyTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();

    @Test
    void it_holds_from_its_first_day_to_the_one_before_its_end() {
        Custody custody = services(A, MARCH, JUNE);

        assertThat(custody.servicesOn(MARCH.minusDays(1))).isFalse();
        assertThat(custody.servicesOn(MARCH)).isTrue();
        assertThat(custody.servicesOn(JUNE.minusDays(1))).isTrue();
        assertThat(custody.servicesOn(JUNE)).isFalse();
    }

    @Test
    void who_introduced_a_customer_does_not_service_it_for_that() {
        assertThat(introduces(A).servicesOn(MARCH)).isFalse();
    }

    @Test
    void an_end_comes_nearer_and_is_never_put_off() {
        Custody custody = services(A, MARCH, JUNE);

        assertThatThrownBy(() -> custody.end(JUNE.plusDays(1), NOON)).isInstanceOf(CustodyHasEnded.class);
        assertThat(custody.end(JUNE, NOON)).isEmpty();
        assertThat(custody.end(JUNE.minusDays(1), NOON)).isPresent();
        assertThat(custody.servicesOn(JUNE.minusDays(1))).isFalse();
    }

    @Test
    void one_that_ends_as_it_begins_never_holds_and_is_in_nobody_s_way() {
        Custody custody = services(A, MARCH, null);

        assertThatThrownBy(() -> custody.end(MARCH.minusDays(1), NOON)).isInstanceOf(CustodyEndsBeforeItBegins.class);
        assertThat(custody.end(MARCH, NOON)).isPresent();
        assertThat(custody.servicesOn(MARCH)).isFalse();
        assertThat(CustodyPolicy.handingOver(services(B, MARCH, null), List.of(custody)))
                .isEmpty();
    }

    @Test
    void an_introduction_has_no_end() {
        assertThatThrownBy(() -> introduces(A).end(JUNE, NOON)).isInstanceOf(IntroductionStays.class);
        assertThatThrownBy(() -> new Terms(CustodyRole.INTRODUCED_BY, A, MARCH, JUNE))
                .isInstanceOf(IntroductionStays.class);
    }

    @Test
    void what_is_recorded_with_its_end_lasts_a_day_at_least() {
        assertThatThrownBy(() -> services(A, MARCH, MARCH)).isInstanceOf(CustodyEndsBeforeItBegins.class);
        assertThat(services(A, MARCH, MARCH.plusDays(1)).servicesOn(MARCH)).isTrue();
    }

    @Test
    void who_services_without_a_known_end_hands_over_from_the_second_day_on() {
        Custody former = services(A, MARCH, null);

        assertThat(CustodyPolicy.handingOver(services(B, MARCH.plusDays(1), null), List.of(former)))
                .contains(former);
        assertThatThrownBy(() -> CustodyPolicy.handingOver(services(B, MARCH, null), List.of(former)))
                .isInstanceOf(CustodyOverlaps.class);
    }

    @Test
    void nobody_hands_over_to_itself() {
        assertThatThrownBy(() -> CustodyPolicy.handingOver(services(A, JUNE, null), List.of(services(A, MARCH, null))))
                .isInstanceOf(CustodyOverlaps.class);
    }

    @Test
    void one_with_a_known_end_makes_no_way_and_is_followed_on_that_day() {
        List<Custody> known = List.of(services(A, MARCH, JUNE));

        assertThatThrownBy(() -> CustodyPolicy.handingOver(services(B, JUNE.minusDays(1), null), known))
                .isInstanceOf(CustodyOverlaps.class);
        assertThat(CustodyPolicy.handingOver(services(B, JUNE, null), known)).isEmpty();
    }

    @Test
    void one_that_is_still_to_come_is_not_passed() {
        List<Custody> known = List.of(services(A, JUNE, null));

        assertThatThrownBy(() -> CustodyPolicy.handingOver(services(B, MARCH, JUNE.plusDays(1)), known))
                .isInstanceOf(CustodyOverlaps.class);
        assertThat(CustodyPolicy.handingOver(services(B, MARCH, JUNE), known)).isEmpty();
    }

    @Test
    void one_partner_introduces_a_customer() {
        assertThat(CustodyPolicy.handingOver(introduces(A), List.of(services(B, MARCH, null))))
                .isEmpty();
        assertThatThrownBy(() -> CustodyPolicy.handingOver(introduces(B), List.of(introduces(A))))
                .isInstanceOf(IntroducedByAnother.class);
    }

    @Test
    void custodies_of_one_partner_that_follow_each_other_end_with_the_last() {
        Custody first = services(A, MARCH, JUNE);
        Custody renewed = services(A, JUNE, JUNE.plusDays(1));

        assertThat(CustodyPolicy.endOfRun(first, List.of(first))).contains(JUNE);
        assertThat(CustodyPolicy.endOfRun(first, List.of(first, renewed))).contains(JUNE.plusDays(1));
        assertThat(CustodyPolicy.endOfRun(first, List.of(first, services(A, JUNE, null))))
                .isEmpty();
        assertThat(CustodyPolicy.endOfRun(first, List.of(first, services(A, JUNE.plusDays(1), null))))
                .contains(JUNE);
        assertThat(CustodyPolicy.endOfRun(first, List.of(first, services(B, JUNE, null))))
                .contains(JUNE);
    }

    @Test
    void said_again_without_an_end_it_is_the_one_that_was_given_an_end_since() {
        Custody known = services(A, MARCH, JUNE);

        assertThat(services(A, MARCH, null).isSaidBy(known)).isTrue();
        assertThat(services(A, MARCH, JUNE).isSaidBy(known)).isTrue();
        assertThat(services(A, MARCH, JUNE.plusDays(1)).isSaidBy(known)).isFalse();
        assertThat(services(B, MARCH, null).isSaidBy(known)).isFalse();
        assertThat(services(A, MARCH.plusDays(1), null).isSaidBy(known)).isFalse();
        assertThat(services(A, MARCH, JUNE).isSaidBy(services(A, MARCH, null))).isFalse();
    }

    @Test
    void one_that_was_taken_back_can_be_said_anew() {
        Custody taken = services(A, MARCH, null);
        assertThat(taken.end(MARCH, NOON)).isPresent();

        assertThat(services(A, MARCH, null).isSaidBy(taken)).isFalse();
    }

    private static Custody services(UUID partner, LocalDate since, @Nullable LocalDate until) {
        return custody(new Terms(CustodyRole.SERVICED_BY, partner, since, until));
    }

    private static Custody introduces(UUID partner) {
        return custody(new Terms(CustodyRole.INTRODUCED_BY, partner, MARCH, null));
    }

    private static Custody custody(Terms terms) {
        return new Custody(UUID.randomUUID(), UUID.randomUUID(), terms, new Recorded("a-client", NOON));
    }
}
