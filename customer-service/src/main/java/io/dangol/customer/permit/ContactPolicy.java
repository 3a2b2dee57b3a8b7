package io.dangol.customer.permit;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often, when and for how long a house makes contact with a segment of its customers. It may be stricter than the law
 * of its jurisdiction, never milder.
 *
 * @param jurisdiction whose law holds, by the code of its pack
 * @param zone the recipients'; null: that of the jurisdiction
 * @param nightConsentLifts whether a consent to be contacted at night lifts the quiet hours too
 * @param surveyRestDays between two surveys; 0: none
 * @param lifetimeMinutes how long a permit holds at most
 * @param holdOutPercent of all customers: never contacted for what is not exempt
 * @param exemptCounts whether exempt contacts take room in the windows
 */
public record ContactPolicy(
        String jurisdiction,
        @Nullable ZoneId zone,
        List<Cap> caps,
        @Nullable Hours quietHours,
        boolean nightConsentLifts,
        int surveyRestDays,
        int lifetimeMinutes,
        int holdOutPercent,
        boolean exemptCounts) {

    /** What holds where a house has said nothing. */
    public static final ContactPolicy DEFAULT = new ContactPolicy(
            "KR",
            null,
            List.of(new Cap(2, 7, null), new Cap(6, 30, null), new Cap(1, 3, "SMS"), new Cap(1, 7, "CALL")),
            new Hours(LocalTime.of(21, 0), LocalTime.of(8, 0), Set.of("EMAIL", "POST")),
            true,
            180,
            24 * 60,
            0,
            true);

    /** How far back contacts have to be known. */
    public int daysToKnow() {
        return Math.max(surveyRestDays, caps.stream().mapToInt(Cap::days).max().orElse(0));
    }
}
