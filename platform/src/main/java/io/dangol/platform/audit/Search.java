package io.dangol.platform.audit;

import io.dangol.platform.eventlog.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which entries are wanted; what is absent does not matter. */
final class Search {

    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final List<Object> values = new ArrayList<>();

    Search about(@Nullable String subject) {
        return where("entry -> 'subjects' @> jsonb_build_array(?::text)", subject);
    }

    Search by(@Nullable String clientId) {
        return where("entry ->> 'clientId' = ?", clientId);
    }

    Search of(@Nullable String operation) {
        return where("entry ->> 'operation' = ?", operation);
    }

    /** @param action as it stands in the entry */
    Search doing(@Nullable String action) {
        return where("entry ->> 'action' = ?", action);
    }

    Search from(Optional<Instant> from) {
        return where("at >= ?", from.orElse(null));
    }

    Search before(Optional<Instant> to) {
        return where("at < ?", to.orElse(null));
    }

    Search olderThan(@Nullable Position position) {
        return where("(epoch, xid, id) < (?, ?::xid8, ?)", position);
    }

    String condition() {
        return String.join(" and ", conditions);
    }

    List<Object> values() {
        return values;
    }

    private Search where(String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
        return this;
    }
}
