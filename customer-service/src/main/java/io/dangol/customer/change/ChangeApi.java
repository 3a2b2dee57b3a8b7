package io.dangol.customer.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire: ids and kinds, nothing personal. */
final class ChangeApi {

    private ChangeApi() {}

    /** Of what. */
    enum ChangeType {
        CUSTOMER,
        ACCOUNT,
        RELATIONSHIP
    }

    /** What became of it since the cursor. */
    enum ChangeKind {
        CREATED,
        CHANGED,
        /** It is another one's now, and gone as itself. */
        MERGED,
        /** Nobody can be told any more who it was. */
        ERASED
    }

    @Schema(name = "Change", description = "Something that is to be looked at again")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeView(
            ChangeType type,
            UUID id,
            ChangeKind kind,
            @Schema(examples = "3") @Nullable Long version,
            @Nullable UUID supersededBy,
            Instant at) {}

    @Schema(name = "Changes")
    record ChangesView(
            List<ChangeView> data,

            @Schema(description = "To be sent as after the next time")
            String next,

            @Schema(description = "Whether there is more right now")
            boolean more) {}
}
