package io.dangol.customer.freshness;

import java.util.Map;

/** Whom a field is known from, where nobody says: the role of whoever sent it. */
final class Origins {

    static final String REGISTRATION = "REGISTRATION";

    private static final String HEADQUARTERS = "HEADQUARTERS";

    private static final Map<String, String> BY_ROLE = Map.of(
            "erp", "IMPORT",
            "hq-agent", "HELPDESK",
            "partner-admin", "DEALER",
            "partner-staff", "DEALER",
            "pos", "TILL",
            "member", "SELF");

    private Origins() {}

    static String ofRole(String role) {
        return BY_ROLE.getOrDefault(role, HEADQUARTERS);
    }

    /** Systems and tills send what they have; whoever else registers a customer has it before him. */
    static String ofRegistration(String role) {
        String origin = ofRole(role);
        return origin.equals("IMPORT") || origin.equals("TILL") ? origin : REGISTRATION;
    }
}
