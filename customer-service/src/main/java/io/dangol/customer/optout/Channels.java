package io.dangol.customer.optout;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which kind of address a channel leads to, where it is one that we keep. */
public final class Channels {

    private static final Map<String, String> KINDS =
            Map.of("EMAIL", "EMAIL", "SMS", "PHONE", "MMS", "PHONE", "KAKAO", "PHONE", "CALL", "PHONE");

    private Channels() {}

    /** Those that lead to addresses of this kind. */
    public static List<String> ofKind(String kind) {
        return KINDS.entrySet().stream()
                .filter(channel -> channel.getValue().equals(kind))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** As the blind index names it; empty for a channel whose addresses are kept elsewhere, such as a push token. */
    public static Optional<String> kindOf(String channel) {
        return Optional.ofNullable(KINDS.get(channel));
    }
}
