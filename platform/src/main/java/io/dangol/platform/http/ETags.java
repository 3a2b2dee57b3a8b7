package io.dangol.platform.http;

import io.dangol.platform.http.PreconditionRefusal.PreconditionFailed;
import io.dangol.platform.http.PreconditionRefusal.PreconditionRequired;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entity tags made of a resource's version (RFC 9110 section 8.8.3). */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * For a write that needs no condition, but keeps to the one that was sent (RFC 9110 section 13.1.1).
     *
     * @param version null if there is nothing yet, which no condition matches
     * @throws PreconditionFailed 412 if it names another version
     */
    public static void requireMatchIfSent(@Nullable String ifMatch, @Nullable Long version) {
        if (ifMatch == null) {
            return;
        }
        if (version == null) {
            throw new PreconditionFailed();
        }
        requireMatch(ifMatch, version);
    }

    /**
     * Lets a change pass only if it was made on the version that stands.
     *
     * @throws PreconditionRequired 428 without {@code If-Match}
     * @throws PreconditionFailed 412 if it names another version
     */
    public static void requireMatch(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new PreconditionRequired();
        }
        boolean matches = Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
        if (!matches) {
            throw new PreconditionFailed();
        }
    }
}
