package io.dangol.loyalty.program;

import io.dangol.loyalty.rule.Awaits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** On the wire: what points wait for. */
@Schema(name = "Awaits", description = "POST /v1/sales/{id}/releases tells that it happened")
record AwaitsView(
        @NotNull @Pattern(regexp = "^[A-Z][A-Z0-9_]{0,39}$") @Schema(examples = "DELIVERED", description = "What it is called by whoever tells of it")
        String event,

        @NotNull @Min(1) @Max(365) @Schema(examples = "30", description = "Days from when the sale is recorded")
        Integer withinDays,

        @NotNull @Schema(description = "Where nobody tells of it in time: they can be spent, or go back to who funded them")
        Awaits.Otherwise otherwise) {

    static @Nullable Awaits awaits(@Nullable AwaitsView view) {
        return view == null ? null : new Awaits(view.event(), view.withinDays(), view.otherwise());
    }

    static @Nullable AwaitsView of(@Nullable Awaits awaits) {
        return awaits == null ? null : new AwaitsView(awaits.event(), awaits.withinDays(), awaits.otherwise());
    }
}
