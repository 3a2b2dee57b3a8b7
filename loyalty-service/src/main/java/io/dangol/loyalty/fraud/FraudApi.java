package io.dangol.loyalty.fraud;

import io.dangol.loyalty.fraud.FraudRule.Action;
import io.dangol.loyalty.fraud.FraudRule.By;
import io.dangol.loyalty.fraud.FraudRules.Kept;
import io.dangol.loyalty.fraud.Signal.End;
import io.dangol.loyalty.fraud.Signal.Found;
import io.dangol.loyalty.fraud.Signal.Status;
import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class FraudApi {

    private static final String REFERENCE = "^[A-Za-z0-9._:/-]{1,100}$";

    private FraudApi() {}

    @Schema(name = "PutFraudRules", description = "All of them together; none: nothing is looked for")
    record Rules(@NotNull @Size(max = 50) List<@NotNull @Valid FraudRule> rules) {}

    @Schema(name = "FraudRules")
    record RulesView(UUID programId, List<FraudRule> rules, Instant createdAt, long version)
            implements Versioned, Located {

        static RulesView of(Kept kept) {
            return new RulesView(kept.programId(), kept.rules(), kept.createdAt(), kept.version());
        }

        @Override
        public String location() {
            return "/v1/programs/" + programId + "/fraud-rules";
        }
    }

    @Schema(name = "ReleaseSignal", description = "It is no fraud")
    record Release(
            @NotNull Cleared reason,

            @Nullable @Pattern(regexp = REFERENCE) @Schema(
                    examples = "case-17",
                    description = "The case's name in the calling system: an id, no words about a person")
            String reference) {}

    /** Why it is none. */
    enum Cleared {
        GENUINE,
        TILL_ERROR,
        TOLERATED;

        Signal.Reason reason() {
            return Signal.Reason.valueOf(name());
        }
    }

    @Schema(name = "RejectSignal", description = "It is fraud: what is left of the sale's points is withdrawn")
    record Rejection(
            @NotNull Cause reason,

            @Nullable @Pattern(regexp = REFERENCE) @Schema(
                    examples = "case-17",
                    description = "The case's name in the calling system: an id, no words about a person")
            String reference) {}

    /** Why its points go. */
    enum Cause {
        FRAUD,
        STAFF_MISUSE,
        AGAINST_TERMS;

        Signal.Reason reason() {
            return Signal.Reason.valueOf(name());
        }
    }

    @Schema(name = "FraudSignal")
    record SignalView(
            UUID signalId,
            UUID programId,
            String rule,
            FraudRule.Kind kind,
            Action action,

            @Schema(description = "The version of the rules that found it")
            int rulesVersion,

            @Nullable @Schema(description = "Whose were counted together")
            By by,

            Activity.Kind source,

            @Schema(description = "The sale, the return or the void of a redemption")
            UUID sourceId,

            @Nullable UUID saleId,
            UUID memberId,
            UUID partnerId,
            String storeCode,
            @Nullable String terminalId,

            @Nullable @Schema(description = "Who served, by the till's own id")
            String cashier,

            @Schema(description = "So many there were: sales, points, returns, or minutes that it came late")
            long measured,

            @Schema(description = "So many are usual") long allowed,

            @Schema(description = "Points that cannot be spent because of it")
            long pointsHeld,

            Instant happenedAt,
            Instant raisedAt,
            Status status,

            @Schema(description = "Absent while it is open") @Nullable EndView end)
            implements Located {

        static SignalView of(Signal signal) {
            Found found = signal.found();
            return new SignalView(
                    signal.id(),
                    found.programId(),
                    found.rule(),
                    found.kind(),
                    found.action(),
                    found.rulesVersion(),
                    found.by(),
                    signal.source(),
                    signal.sourceId(),
                    signal.saleId(),
                    signal.memberId(),
                    signal.partnerId(),
                    signal.storeCode(),
                    signal.terminalId(),
                    signal.cashier(),
                    found.measured(),
                    found.allowed(),
                    signal.held(),
                    signal.happenedAt(),
                    signal.raisedAt(),
                    signal.status(),
                    signal.end() == null ? null : EndView.of(signal.end()));
        }

        @Override
        public String location() {
            return "/v1/fraud-signals/" + signalId;
        }
    }

    @Schema(name = "FraudSignalEnd", description = "What somebody made of it")
    record EndView(
            Signal.Reason reason,
            @Nullable String reference,

            @Schema(
                    description =
                            "Points that were opened, or withdrawn; 0 where another signal of the sale still holds them")
            long points,

            @Schema(description = "The API client", examples = "fraud-desk")
            String clientId,

            @Schema(description = "Which of the client's users, by X-Acting-User", examples = "u-17") @Nullable String actingUser,

            Instant endedAt) {

        static EndView of(End end) {
            return new EndView(end.reason(), end.reference(), end.points(), end.client(), end.user(), end.at());
        }
    }
}
