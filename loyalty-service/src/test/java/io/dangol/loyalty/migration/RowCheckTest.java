package io.dangol.loyalty.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.migration.MemberRow.DebtRow;
import io.dangol.loyalty.migration.MemberRow.LotRow;
import io.dangol.loyalty.migration.MemberRow.TierRow;
import io.dangol.platform.lines.RowError;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a row cannot know of itself. */
class RowCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
    private static final UUID KNOWN = new UUID(1, 1);
    private static final UUID UNKNOWN = new UUID(2, 2);

    private final RowCheck check = new RowCheck(TODAY, KNOWN::equals, Set.of("GOLD"));

    private static MemberRow holding(LotRow lot) {
        return new MemberRow("M", List.of("1"), List.of(lot), List.of(), null);
    }

    private static MemberRow having(@Nullable LocalDate since, LocalDate until, String code) {
        return new MemberRow("M", List.of("1"), List.of(), List.of(), new TierRow(code, since, until));
    }

    @Test
    void what_expires_today_comes_over_and_what_expired_yesterday_does_not() {
        assertThat(check.errors(holding(new LotRow(1, TODAY, null, TODAY, KNOWN))))
                .isEmpty();
        LotRow yesterday = new LotRow(1, TODAY.minusDays(2), null, TODAY.minusDays(1), KNOWN);
        assertThat(check.errors(holding(yesterday)))
                .containsExactly(RowError.of("#/lots/0/expiresOn", "row-lot-expired"));
    }

    @Test
    void nobody_earns_tomorrow_but_points_may_be_available_then() {
        LotRow tomorrow = new LotRow(1, TODAY.plusDays(1), null, null, KNOWN);

        assertThat(check.errors(holding(new LotRow(1, TODAY, TODAY.plusDays(1), null, KNOWN))))
                .isEmpty();
        assertThat(check.errors(holding(tomorrow)))
                .containsExactly(RowError.of("#/lots/0/earnedOn", "row-lot-in-future"));
    }

    @Test
    void who_pays_and_who_is_owed_has_stores_here_unless_it_is_nobody() {
        MemberRow owing = new MemberRow(
                "M", List.of("1"), List.of(), List.of(new DebtRow(1, null), new DebtRow(2, UNKNOWN)), null);

        assertThat(check.errors(holding(new LotRow(1, TODAY, null, null, UNKNOWN))))
                .containsExactly(RowError.of("#/lots/0/funderPartnerId", "unknown-funder", UNKNOWN));
        assertThat(check.errors(owing))
                .containsExactly(RowError.of("#/debts/1/creditorPartnerId", "unknown-funder", UNKNOWN));
    }

    @Test
    void a_tier_is_one_that_the_programme_has_and_held_today() {
        assertThat(check.errors(having(null, TODAY, "GOLD"))).isEmpty();
        assertThat(check.errors(having(TODAY, TODAY, "SILVER")))
                .containsExactly(RowError.of("#/tier/code", "row-tier-unknown"));
        assertThat(check.errors(having(null, TODAY.minusDays(1), "GOLD")))
                .containsExactly(RowError.of("#/tier/until", "row-tier-period"));
        assertThat(check.errors(having(TODAY.plusDays(1), TODAY.plusDays(9), "GOLD")))
                .containsExactly(RowError.of("#/tier/since", "row-tier-period"));
    }
}
