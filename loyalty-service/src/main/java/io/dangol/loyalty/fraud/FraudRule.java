package io.dangol.loyalty.fraud;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing to look for, as it is told and kept. Which fields it has its kind says. */
@Schema(name = "FraudRule", description = "What looks like fraud, and what becomes of the sale's points then")
record FraudRule(
        @NotNull @Pattern(regexp = CODE) @Schema(examples = "many-by-one-card", description = "Names the rule in the programme")
        String code,

        @NotNull Kind kind,

        @Schema(
                defaultValue = "SIGNAL",
                description =
                        "SIGNAL: somebody is told. HOLD: what is left of the sale's points cannot be spent until somebody looked into it")
        Action action,

        @Nullable @Schema(description = "Of VELOCITY; of ACCRUE_THEN_CANCEL, but for TERMINAL: whose are counted together")
        By by,

        @Nullable @Schema(description = "Of VELOCITY: what is counted; absent: SALES")
        Counted counted,

        @Nullable @Min(1) @Max(1_000_000_000) @Schema(
                examples = "5",
                description = "So many are usual. Of STAFF_CARD: sales on one business day at the partner's stores")
        Long moreThan,

        @Nullable @Min(1) @Max(MOST_MINUTES) @Schema(
                examples = "60",
                description =
                        "Of VELOCITY (10,080 at most) and ACCRUE_THEN_CANCEL: in any so many minutes; 1,440 at most of a terminal's or a cashier's")
        Integer withinMinutes,

        @Nullable @Min(1) @Max(MOST_MINUTES) @Schema(
                examples = "120",
                description =
                        "Of LATE_ACCRUAL: a receipt is claimed later than this after its sale. Of ACCRUE_THEN_CANCEL: what comes later than this after its sale is usual; absent: nothing is")
        Integer afterMinutes,

        @Nullable @Pattern(regexp = "^[A-Z][A-Z_]{0,29}$") @Schema(
                examples = "CASH",
                description = "Of LATE_ACCRUAL: only what was paid so, and what does not say how it was paid")
        String tender,

        @Nullable @Schema(
                description =
                        "Of LATE_ACCRUAL: also sales with a card that are recorded so late; tills that were offline are among them")
        Boolean alsoRecordedLate,

        @Nullable @Min(1) @Max(100) @Schema(
                examples = "50",
                description = "Of ACCRUE_THEN_CANCEL: and at least so many of 100 sales of the same minutes")
        Integer sharePercent,

        @Nullable @Schema(description = "Of STAFF_CARD: also each sale that its holder rang up")
        Boolean ownCashier) {

    static final String CODE = "^[a-z0-9-]{1,40}$";

    /** 31 days: what is looked back at is kept a little longer. */
    static final int MOST_MINUTES = 44_640;

    /** Of what tills do all day a week is much to look through with each sale. */
    private static final int MOST_MINUTES_OF_SALES = 10_080;

    /** A day. What a terminal or a cashier does in a window is read at once, and those never stop. */
    static final int MOST_MINUTES_AT_TILLS = 1_440;

    /** What it looks at. */
    enum Kind {
        VELOCITY,
        LATE_ACCRUAL,
        ACCRUE_THEN_CANCEL,
        STAFF_CARD;

        private Set<String> needs() {
            return switch (this) {
                case VELOCITY, ACCRUE_THEN_CANCEL -> Set.of("by", "moreThan", "withinMinutes");
                case LATE_ACCRUAL -> Set.of("afterMinutes");
                case STAFF_CARD -> Set.of();
            };
        }

        private Set<String> takes() {
            return switch (this) {
                case VELOCITY -> Set.of("counted");
                case LATE_ACCRUAL -> Set.of("tender", "alsoRecordedLate");
                case ACCRUE_THEN_CANCEL -> Set.of("afterMinutes", "sharePercent");
                case STAFF_CARD -> Set.of("moreThan", "ownCashier");
            };
        }
    }

    /** What becomes of the sale's points. */
    enum Action {
        SIGNAL,
        HOLD
    }

    /** Whose sales are counted together: of all cards of a member; of a terminal or a cashier of a store. */
    enum By {
        CARD,
        TERMINAL,
        CASHIER
    }

    /** What is counted. */
    enum Counted {
        SALES,
        POINTS
    }

    FraudRule {
        action = action == null ? Action.SIGNAL : action;
        counted = kind == Kind.VELOCITY && counted == null ? Counted.SALES : counted;
    }

    /** Fields that its kind needs and that are missing, and those that are there for nothing. */
    List<String> unclear() {
        List<String> unclear = new ArrayList<>();
        note(unclear, "by", by);
        note(unclear, "counted", counted);
        note(unclear, "moreThan", moreThan);
        note(unclear, "withinMinutes", withinMinutes);
        note(unclear, "afterMinutes", afterMinutes);
        note(unclear, "tender", tender);
        note(unclear, "alsoRecordedLate", alsoRecordedLate);
        note(unclear, "sharePercent", sharePercent);
        note(unclear, "ownCashier", ownCashier);
        noteOdd(unclear);
        return unclear;
    }

    /** What only some values of a field, or two fields together, say. */
    private void noteOdd(List<String> unclear) {
        if (kind == Kind.ACCRUE_THEN_CANCEL && by == By.TERMINAL) {
            unclear.add("by");
        }
        if (kind == Kind.STAFF_CARD && moreThan == null && !isOn(ownCashier)) {
            unclear.add("moreThan");
        }
        if (kind == Kind.VELOCITY && windowSeconds() > MOST_MINUTES_OF_SALES * 60L) {
            unclear.add("withinMinutes");
        }
    }

    /** More than can be looked through with each sale. */
    boolean isTooLong() {
        return by != null && by != By.CARD && windowSeconds() > MOST_MINUTES_AT_TILLS * 60L;
    }

    private void note(List<String> unclear, String field, @Nullable Object told) {
        boolean needed = kind.needs().contains(field);
        if (told == null ? needed : !needed && !kind.takes().contains(field)) {
            unclear.add(field);
        }
    }

    long most() {
        return moreThan == null ? Long.MAX_VALUE : moreThan;
    }

    long windowSeconds() {
        return withinMinutes == null ? 0 : withinMinutes * 60L;
    }

    /** Absent: any time is late, or soon. */
    @Nullable Long afterSeconds() {
        return afterMinutes == null ? null : afterMinutes * 60L;
    }

    static boolean isOn(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
