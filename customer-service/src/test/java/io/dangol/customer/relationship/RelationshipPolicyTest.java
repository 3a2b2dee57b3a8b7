package io.dangol.customer.relationship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.customer.account.AccountKind;
import io.dangol.customer.relationship.Relationship.Recorded;
import io.dangol.customer.relationship.RelationshipRefusal.AgainstTheChain;
import io.dangol.customer.relationship.RelationshipRefusal.Circular;
import io.dangol.customer.relationship.RelationshipRefusal.EndsBeforeItBegins;
import io.dangol.customer.relationship.RelationshipRefusal.EndsDoNotFit;
import io.dangol.customer.relationship.RelationshipRefusal.HasEnded;
import io.dangol.customer.relationship.RelationshipRefusal.Overlaps;
import io.dangol.customer.relationship.RelationshipRefusal.WithItself;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelationshipPolicyTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Party oem = company(1, AccountKind.OEM);
    private final Party dealer = company(2, AccountKind.DEALER);
    private final Party other = company(3, AccountKind.DEALER);
    private final Party person = Party.customer(new UUID(0, 9));

    @Test
    void a_company_supplies_who_is_further_down_and_a_person_nobody() {
        assertThatCode(() -> ends(RelationshipType.SUPPLIES, oem, dealer)).doesNotThrowAnyException();
        assertThatCode(() -> ends(RelationshipType.SUPPLIES, dealer, other)).doesNotThrowAnyException();
        assertThatCode(() -> ends(RelationshipType.SUPPLIES, dealer, person)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ends(RelationshipType.SUPPLIES, dealer, oem)).isInstanceOf(AgainstTheChain.class);
        assertThatThrownBy(() -> ends(RelationshipType.SUPPLIES, person, person(8)))
                .isInstanceOf(EndsDoNotFit.class);
        assertThatThrownBy(() -> ends(RelationshipType.SUPPLIES, dealer, dealer))
                .isInstanceOf(WithItself.class);
    }

    @Test
    void a_person_works_for_a_company_and_a_company_is_part_of_one() {
        assertThatCode(() -> ends(RelationshipType.WORKS_FOR, person, dealer)).doesNotThrowAnyException();
        assertThatCode(() -> ends(RelationshipType.PART_OF, oem, dealer)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ends(RelationshipType.WORKS_FOR, dealer, oem)).isInstanceOf(EndsDoNotFit.class);
        assertThatThrownBy(() -> ends(RelationshipType.WORKS_FOR, person, person(8)))
                .isInstanceOf(EndsDoNotFit.class);
        assertThatThrownBy(() -> ends(RelationshipType.PART_OF, person, dealer)).isInstanceOf(EndsDoNotFit.class);
    }

    @Test
    void between_the_same_two_days_do_not_overlap() {
        Relationship first = supplies(person, "2026-01-01", "2026-02-01");

        beside(supplies(person, "2026-02-01", null), first);
        beside(supplies(person, "2025-01-01", "2026-01-01"), first);
        beside(supplies(person(8), "2026-01-15", null), first);
        assertThatThrownBy(() -> beside(supplies(person, "2026-01-31", null), first))
                .isInstanceOf(Overlaps.class);
        assertThatThrownBy(() -> beside(supplies(person, "2025-01-01", "2026-01-02"), first))
                .isInstanceOf(Overlaps.class);
    }

    @Test
    void a_company_is_part_of_one_at_a_time_and_of_none_of_its_own_parts() {
        Relationship first = part(dealer, oem, "2026-01-01", "2026-02-01");

        beside(part(dealer, other, "2026-02-01", null), first);
        assertThatThrownBy(() -> beside(part(dealer, other, "2026-01-31", null), first))
                .isInstanceOf(Overlaps.class);
        assertThatCode(() -> RelationshipPolicy.checkNotCircular(first, Set.of(oem.id(), other.id())))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> RelationshipPolicy.checkNotCircular(first, Set.of(oem.id(), dealer.id())))
                .isInstanceOf(Circular.class);
    }

    @Test
    void an_end_is_told_once() {
        Relationship open = supplies(person, "2026-01-01", null);

        assertThat(open.end(day("2026-01-02"), NOON)).isPresent();
        assertThat(open.end(day("2026-01-02"), NOON)).isEmpty();
        assertThatThrownBy(() -> open.end(day("2026-01-03"), NOON)).isInstanceOf(HasEnded.class);
        assertThatThrownBy(() -> supplies(person, "2026-01-01", null).end(day("2026-01-01"), NOON))
                .isInstanceOf(EndsBeforeItBegins.class);
    }

    private static void ends(RelationshipType type, Party from, Party to) {
        RelationshipPolicy.checkEnds(type, from, to);
    }

    private static void beside(Relationship wanted, Relationship known) {
        RelationshipPolicy.checkBeside(wanted, List.of(known));
    }

    private Relationship supplies(Party to, String since, @Nullable String until) {
        return related(RelationshipType.SUPPLIES, dealer, to, since, until);
    }

    private static Relationship part(Party from, Party to, String since, @Nullable String until) {
        return related(RelationshipType.PART_OF, from, to, since, until);
    }

    private static Relationship related(
            RelationshipType type, Party from, Party to, String since, @Nullable String until) {
        Period period = new Period(day(since), until == null ? null : day(until));
        return new Relationship(UUID.randomUUID(), type, from, to, period, new Recorded("a", Optional.empty(), NOON));
    }

    private static Party company(long number, AccountKind kind) {
        return new Party(new UUID(0, number), kind);
    }

    private static Party person(long number) {
        return Party.customer(new UUID(0, number));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
