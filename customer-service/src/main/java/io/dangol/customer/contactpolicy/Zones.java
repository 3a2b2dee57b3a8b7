package io.dangol.customer.contactpolicy;

import io.dangol.customer.contactpolicy.PolicyRefusal.UnknownZone;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads what a caller says of a zone. */
public final class Zones {

    /** What an IANA name looks like. */
    public static final String PATTERN = "^[A-Za-z][A-Za-z0-9_+/-]{0,63}$";

    private Zones() {}

    /** @throws UnknownZone 422 */
    public static @Nullable ZoneId of(@Nullable String name, String pointer) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new UnknownZone().at(pointer);
        }
    }
}
