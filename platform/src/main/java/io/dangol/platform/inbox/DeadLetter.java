package io.dangol.platform.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that could not take effect, and why. */
record DeadLetter(
        UUID id,
        String subscriber,
        InboxEvent event,
        String cause,
        Instant failedAt,
        @Nullable Instant redrivenAt) {}
