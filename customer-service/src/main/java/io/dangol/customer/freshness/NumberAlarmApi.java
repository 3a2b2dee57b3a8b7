package io.dangol.customer.freshness;

import io.dangol.customer.freshness.NumberAlarms.Alarm;
import io.dangol.customer.freshness.NumberAlarms.Ending;
import io.dangol.customer.freshness.NumberAlarms.Reason;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class NumberAlarmApi {

    private NumberAlarmApi() {}

    /** What somebody found out about a number. */
    @Schema(name = "NumberFinding")
    enum Finding {
        /** A message came back: nobody has it. */
        NOT_IN_USE(Reason.NOT_IN_USE),
        /** Who answered is not the customer. */
        SOMEBODY_ELSE(Reason.SOMEBODY_ELSE);

        private final Reason reason;

        Finding(Reason reason) {
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    @Schema(name = "RaiseNumberAlarm")
    record RaiseAlarm(
            @Schema(description = "NOT_IN_USE: a message came back; SOMEBODY_ELSE: who answered is not the customer")
            @NotNull Finding reason) {}

    /** That a customer's number may be somebody else's by now. */
    @Schema(name = "NumberAlarm")
    record AlarmView(
            UUID id,

            @Schema(description = "REGISTERED_BY_ANOTHER: somebody of another name was registered with it later")
            Reason reason,

            Instant raisedAt,

            @Schema(description = "Absent while it is in doubt") @Nullable Instant endedAt,

            @Schema(description = "VERIFIED: it is the customer's; CHANGED: another took its place") @Nullable Ending endedBy) {
        static AlarmView of(Alarm alarm) {
            return new AlarmView(alarm.id(), alarm.reason(), alarm.raisedAt(), alarm.endedAt(), alarm.endedBy());
        }
    }

    /** Of a customer. */
    @Schema(name = "NumberAlarms")
    record AlarmsView(List<AlarmView> data) {}
}
