package io.dangol.customer.permit;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Set;

/** Hours of the recipient's day in which nobody is disturbed, also across midnight; {@code to} is free again. */
public record Hours(LocalTime from, LocalTime to, Set<String> exceptChannels) {

    public Hours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("Hours of no length, or of a whole day");
        }
    }

    boolean concern(String channel) {
        return !exceptChannels.contains(channel);
    }

    boolean include(Instant at, ZoneId zone) {
        LocalTime time = at.atZone(zone).toLocalTime();
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    /** Of a moment within them: when they are over. */
    Instant endAfter(Instant at, ZoneId zone) {
        return orTurn(next(to, at.atZone(zone)), at, zone, false);
    }

    /** Of a moment outside of them: when they begin. */
    Instant startAfter(Instant at, ZoneId zone) {
        return orTurn(next(from, at.atZone(zone)), at, zone, true);
    }

    private static Instant next(LocalTime time, ZonedDateTime now) {
        Instant today = moment(now, 0, time);
        return today.isAfter(now.toInstant()) ? today : moment(now, 1, time);
    }

    /** Where an hour comes twice, that of the same offset as now: the other is over, or comes later. */
    private static Instant moment(ZonedDateTime now, int days, LocalTime time) {
        return ZonedDateTime.ofLocal(now.toLocalDate().plusDays(days).atTime(time), now.getZone(), now.getOffset())
                .toInstant();
    }

    /** Clocks that are put forward or back may jump into the hours or out of them. */
    private Instant orTurn(Instant next, Instant at, ZoneId zone, boolean into) {
        ZoneOffsetTransition turn = zone.getRules().nextTransition(at);
        return turn != null && turn.getInstant().isBefore(next) && include(turn.getInstant(), zone) == into
                ? turn.getInstant()
                : next;
    }
}
