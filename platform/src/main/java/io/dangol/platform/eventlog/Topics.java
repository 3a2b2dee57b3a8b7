package io.dangol.platform.eventlog;

import java.util.List;
import java.util.stream.Stream;

/** The topics that a service owns; each service produces one such bean, and its relay creates them. */
public record Topics(List<Topic> owned) {

    public Topics {
        owned = List.copyOf(owned);
    }

    /** Those of the service and the one for its dead letters. */
    List<Topic> with(Topic deadLetters) {
        return Stream.concat(owned.stream(), Stream.of(deadLetters)).toList();
    }

    public static Topics of(Topic... owned) {
        return new Topics(List.of(owned));
    }
}
