package io.dangol.broken;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Gets a field injected, and asks the machine for the time. */
class ThingService {

    @Inject
    ThingSender sender;

    Instant instant() {
        return Instant.now();
    }

    LocalDate day() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
