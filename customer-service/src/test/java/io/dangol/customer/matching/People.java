package io.dangol.customer.matching;

import java.util.HashMap;
import java.util.Map;

/** Profiles for tests, in the fields of our customers. */
final class People {

    static final Schema SCHEMA = CustomerSchema.of("KR");

    private static final Reading READING = new Reading(SCHEMA);

    private People() {}

    /** Field, value, field, value … */
    static Profile person(String id, String... said) {
        Map<String, String> raw = new HashMap<>();
        for (int at = 0; at < said.length; at += 2) {
            String unused = raw.put(said[at], said[at + 1]);
        }
        return READING.profile(id, raw);
    }
}
