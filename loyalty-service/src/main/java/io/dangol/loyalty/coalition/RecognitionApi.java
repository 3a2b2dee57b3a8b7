package io.dangol.loyalty.coalition;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.coalition.CoalitionRefusal.PeriodUnclear;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire: who is known, and who shows another company's card alone. */
final class RecognitionApi {

    private RecognitionApi() {}

    /**
     * Business days.
     *
     * @param until the day after the last
     */
    record Period(LocalDate from, LocalDate until) {

        private static final int LONGEST_IN_DAYS = 366;
        private static final LocalDate EARLIEST = LocalDate.parse("2000-01-01");

        /** @throws PeriodUnclear 422 if it has no day, or more than a year's */
        void requireClear() {
            if (from.isBefore(EARLIEST) || from.getYear() > 9000) {
                throw new PeriodUnclear().at("/from");
            }
            if (!until.isAfter(from) || until.isAfter(from.plusDays(LONGEST_IN_DAYS))) {
                throw new PeriodUnclear().at("/until");
            }
        }
    }

    @Schema(name = "Recognition", description = "Of the sales of some days, whose buyer we know")
    record RecognitionView(
            String coalition,
            String currency,
            LocalDate from,
            LocalDate until,
            RecognitionFigures total,

            @Schema(description = "Where something was sold; a card that was shown at two of them counts at each")
            List<RecognitionGroup> groups) {}

    @Schema(name = "RecognitionGroup", description = "A store, or a partner")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecognitionGroup(UUID partnerId, @Nullable String storeCode, RecognitionFigures figures) {}

    @Schema(name = "RecognitionFigures", description = "Each sale is in one of the four")
    record RecognitionFigures(
            @Schema(description = "With the coalition's card and no own one")
            SalesCount servedButUnknown,

            @Schema(description = "So many different cards of the coalition those were", examples = "31200")
            long unknownCards,

            @Schema(description = "With the coalition's card and an own one")
            SalesCount both,

            @Schema(description = "With an own card and without the coalition's")
            SalesCount ownCard,

            @Schema(description = "With neither") SalesCount anonymous) {}

    @Schema(name = "SalesCount", description = "Amounts in minor units; what came back since is not taken off")
    record SalesCount(@Schema(examples = "412") long sales, long amount) {}
}
