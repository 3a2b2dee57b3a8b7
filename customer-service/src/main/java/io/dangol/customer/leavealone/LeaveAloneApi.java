package io.dangol.customer.leavealone;

import io.dangol.customer.permit.Facts.Rest;
import io.dangol.platform.http.Versioned;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shapes on the wire. */
final class LeaveAloneApi {

    private LeaveAloneApi() {}

    /** Why, and when somebody looks again. */
    @Schema(name = "LeaveAloneTerms")
    record Terms(
            @Schema(description = "Why the customer is left alone", examples = "SLEEPING_DOG") @NotNull Rest reason,

            @Schema(description = "When somebody is to look again; nothing ends by itself", examples = "2027-01-31")
            @NotNull LocalDate reviewOn) {}

    /** As it stands. */
    @Schema(name = "LeaveAlone")
    record LeaveAloneView(UUID customerId, Rest reason, LocalDate reviewOn, Instant since, long version)
            implements Versioned {
        static LeaveAloneView of(LeaveAlone kept) {
            return new LeaveAloneView(kept.customerId(), kept.reason(), kept.reviewOn(), kept.since(), kept.version());
        }
    }
}
