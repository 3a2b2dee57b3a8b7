package io.dangol.loyalty.tier;

import io.dangol.loyalty.tier.Purchases.Day;
import io.dangol.loyalty.tier.Review.Facts;
import io.dangol.loyalty.tier.SchemeVersions.Dated;
import io.dangol.loyalty.tier.TierScheme.Downgrade;
import io.dangol.loyalty.tier.TierScheme.Measure;
import io.dangol.loyalty.tier.TierScheme.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The words in which tests speak of tiers and of what was bought. */
final class TierDays {

    static final List<Tier> LADDER = List.of(
            new Tier("SILVER", "Silver", 100, List.of()),
            new Tier("GOLD", "Gold", 200, List.of()),
            new Tier("PLATINUM", "Platinum", 300, List.of()));

    private TierDays() {}

    static TierScheme scheme(Window window, int graceDays, Downgrade downgrade) {
        return scheme(window, graceDays, downgrade, LADDER);
    }

    static TierScheme scheme(Window window, int graceDays, Downgrade downgrade, List<Tier> tiers) {
        return new TierScheme(Measure.SPEND, window, graceDays, downgrade, tiers);
    }

    static TierScheme yearly(int graceDays) {
        return scheme(Window.calendar(Window.Unit.YEAR), graceDays, Downgrade.ONE_STEP);
    }

    static Facts facts(TierScheme scheme, Day... days) {
        return facts(scheme, List.of(days));
    }

    static Facts facts(TierScheme scheme, List<Day> days) {
        return new Facts(versions(scheme), List.of(), new Purchases(days));
    }

    static SchemeVersions versions(TierScheme scheme) {
        return new SchemeVersions(List.of(new Dated(1, scheme, day("2020-01-01"))));
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static Day bought(String day, long amount) {
        return new Day(day(day), amount, amount / 10, 0, 0);
    }

    /** Without its receipt. */
    static Day gaveBack(String day, long amount) {
        return new Day(day(day), 0, 0, amount, amount / 10);
    }

    static TierGrant granted(String tier, String since, String until) {
        UUID id = new UUID(0, 1);
        return new TierGrant(
                id, id, tier, day(since), day(until), TierGrant.Reason.MIGRATION, "r", java.time.Instant.EPOCH);
    }

    static List<Day> plus(List<Day> days, Day another) {
        List<Day> more = new ArrayList<>(days);
        more.removeIf(day -> day.day().equals(another.day()));
        days.stream()
                .filter(day -> day.day().equals(another.day()))
                .findFirst()
                .ifPresentOrElse(
                        day -> more.add(new Day(
                                day.day(),
                                day.amount() + another.amount(),
                                day.points() + another.points(),
                                day.amountBack() + another.amountBack(),
                                day.pointsBack() + another.pointsBack())),
                        () -> more.add(another));
        return more;
    }
}
