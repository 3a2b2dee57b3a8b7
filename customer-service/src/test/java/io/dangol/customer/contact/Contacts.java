package io.dangol.customer.contact;

import static io.dangol.customer.CustomerClient.unique;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Customers, wishes and policies as tests of permits speak of them. By e-mail: it may be sent at any hour of the day. */
final class Contacts {

    static final Map<String, Object> OFFER = Map.of("purpose", "MARKETING", "channel", "EMAIL", "label", "(광고)");

    private Contacts() {}

    /** With an address of its own. */
    static UUID customer(CustomerClient client) {
        return client.registered(Map.of("email", unique("a") + "@example.org"));
    }

    /** Who agreed to advertisements by e-mail. */
    static UUID agreed(CustomerClient client) {
        UUID customer = customer(client);
        client.decides(customer, decision("MARKETING", "EMAIL", true)).statusCode(201);
        return customer;
    }

    static Map<String, Object> decision(String purpose, String channel, boolean granted) {
        return new HashMap<>(Map.of(
                "purpose",
                purpose,
                "channel",
                channel,
                "granted",
                granted,
                "textVersion",
                "2026-01",
                "evidence",
                "slip 4711"));
    }

    static Map<String, Object> with(Map<String, Object> wish, String field, Object value) {
        Map<String, Object> other = new HashMap<>(wish);
        other.put(field, value);
        return other;
    }

    /** @param caps pairs of how many and in how many days, of all channels */
    static String policy(int... caps) {
        String code = unique("P").substring(0, 30).toUpperCase(Locale.ROOT);
        List<Map<String, Integer>> all = new ArrayList<>();
        for (int i = 0; i < caps.length; i += 2) {
            all.add(Map.of("contacts", caps[i], "days", caps[i + 1]));
        }
        CustomerClient.headquarters()
                .policy(
                        code,
                        Map.of(
                                "jurisdiction",
                                "KR",
                                "caps",
                                all,
                                "nightConsentLifts",
                                true,
                                "surveyRestDays",
                                180,
                                "lifetimeMinutes",
                                1440,
                                "holdOutPercent",
                                0,
                                "exemptCounts",
                                true))
                .statusCode(201);
        return code;
    }

    /** Lets time go by for the customer's contacts. */
    static void pass(UUID customer, Duration time) throws SQLException {
        Database.execute("""
                update contact_permit set granted_at = granted_at - i.t, expires_at = expires_at - i.t,
                       takes_place_at = takes_place_at - i.t, ended_at = ended_at - i.t
                  from (select interval '%d seconds' as t) i where customer_id = '%s'""".formatted(time.toSeconds(), customer));
    }
}
