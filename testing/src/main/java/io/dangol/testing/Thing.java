package io.dangol.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something of one partner that a test has made, and how a request speaks of it.
 *
 * @param partnerId whose it is
 * @param stores where it is, for what belongs to a store
 * @param parameters what names it in path and query
 * @param body what is sent about it
 * @param ids what a list of its partner shows
 */
public record Thing(
        UUID partnerId,
        Set<String> stores,
        Map<String, String> parameters,
        @Nullable Object body,
        List<String> ids) {

    public static Thing of(UUID partnerId) {
        return new Thing(partnerId, Set.of(), Map.of(), null, List.of());
    }

    public Thing in(String storeCode) {
        return new Thing(partnerId, Set.of(storeCode), parameters, body, ids);
    }

    public Thing with(String parameter, String value) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put(parameter, value);
        return new Thing(partnerId, stores, all, body, ids);
    }

    public Thing sending(Object content) {
        return new Thing(partnerId, stores, parameters, content, ids);
    }

    public Thing listedAs(String... shown) {
        return new Thing(partnerId, stores, parameters, body, List.of(shown));
    }
}
