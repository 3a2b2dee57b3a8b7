package io.dangol.loyalty.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.adjustment.Adjustment.Reason;
import io.dangol.loyalty.adjustment.Adjustment.Status;
import io.dangol.loyalty.adjustment.AdjustmentRefusal.AlreadyDecided;
import io.dangol.loyalty.adjustment.AdjustmentRefusal.SamePerson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustmentTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "helpdesk, , helpdesk, , false",
        "helpdesk, , office, , true",
        "helpdesk, u-1, helpdesk, , false",
        "helpdesk, , helpdesk, u-1, false",
        "helpdesk, u-1, helpdesk, u-1, false",
        "helpdesk, u-1, helpdesk, u-2, true",
        "helpdesk, u-1, office, u-1, false",
        "helpdesk, u-1, office, u-2, true",
        "helpdesk, u-1, office, , true"
    })
    void whoever_asks_does_not_approve_nor_anybody_who_cannot_be_told_from_them(
            String asking, @Nullable String user, String deciding, @Nullable String other, boolean may) {
        Adjustment asked = asked(new Person(asking, user));
        Person by = new Person(deciding, other);

        if (may) {
            assertThat(asked.approved(by, NOON).status()).isEqualTo(Status.APPROVED);
        } else {
            assertThatThrownBy(() -> asked.approved(by, NOON)).isInstanceOf(SamePerson.class);
        }
    }

    @Test
    void who_asked_may_take_it_back() {
        Person who = new Person("helpdesk", "u-1");

        assertThat(asked(who).rejected(who, NOON).status()).isEqualTo(Status.REJECTED);
    }

    @Test
    void it_is_decided_once() {
        Person other = new Person("office", null);
        Adjustment approved = asked(new Person("helpdesk", null)).approved(other, NOON);

        assertThatThrownBy(() -> approved.rejected(other, NOON)).isInstanceOf(AlreadyDecided.class);
        assertThatThrownBy(() -> approved.approved(other, NOON)).isInstanceOf(AlreadyDecided.class);
    }

    private static Adjustment asked(Person by) {
        return new Adjustment(
                new UUID(0, 1),
                new UUID(0, 2),
                5,
                Reason.GOODWILL,
                "t",
                new UUID(0, 3),
                by,
                NOON,
                Status.REQUESTED,
                null);
    }
}
