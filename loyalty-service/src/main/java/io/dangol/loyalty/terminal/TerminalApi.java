package io.dangol.loyalty.terminal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. A terminal counts its sales and returns from 1; after a reset again. */
final class TerminalApi {

    private TerminalApi() {}

    @Schema(name = "TerminalSequence", description = "What arrived of one count of a terminal")
    record Sequence(
            String storeCode,
            String terminalId,
            long series,
            @Nullable Instant countedSince,
            @Nullable Long first,
            @Nullable Long last,
            long documents,
            long missing,
            long duplicates,
            @Nullable Instant lastAt) {}

    @Schema(name = "SequenceGap", description = "Numbers that a terminal must have given and that have not arrived")
    record Gap(
            String storeCode,
            String terminalId,
            long series,
            long from,
            long to,
            long missing,
            Instant after,
            Instant before) {}

    @Schema(name = "SequenceDuplicate", description = "A number that came with more than one document")
    record Duplicate(String storeCode, String terminalId, long series, long number, List<UUID> documentIds) {}

    @Schema(name = "ResetTerminal", description = "From when a terminal counts from 1 again")
    record ResetRequest(
            @NotBlank @Size(max = 100) @Schema(examples = "UK-01")
            String storeCode,

            @NotBlank @Size(max = 100) @Schema(examples = "T1")
            String terminalId,

            @NotNull @Schema(examples = "2026-01-05T06:00:00Z")
            Instant since,

            @NotBlank @Size(max = 100) @Schema(examples = "swap-17")
            String reference) {}

    @Schema(name = "TerminalReset")
    record Reset(String storeCode, String terminalId, Instant since, String reference, String toldBy, Instant toldAt) {}
}
