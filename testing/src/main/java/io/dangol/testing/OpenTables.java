package io.dangol.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a service that are not behind the wall, each with its reason. One that is neither behind it nor told of
 * here fails the test, whatever its columns are called.
 */
public final class OpenTables {

    /** Of partitions the table that they are part of; views too, since they read as their owner, past any wall. */
    private static final String NOT_WALLED = """
            select c.relname from pg_class c
             where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
               and c.relnamespace = 'public'::regnamespace
               and not (c.relrowsecurity
                        and exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'))
             order by 1""";

    private final Map<String, String> reasons = new LinkedHashMap<>();

    /** What every service has. */
    public static OpenTables ofPlatform() {
        return new OpenTables()
                .because(
                        "what happened at all partners; read by the relay, and by headquarters at `/v1/operations`",
                        "event_log",
                        "dead_letter")
                .because(
                        "an answer is given again to the client that had it, for the same operation, key and request",
                        "idempotency_key")
                .because(
                        "whoever does something writes to it; by policies of its own only who reaches all partners reads it",
                        "audit_entry")
                .because("hashes and counts", "audit_seal")
                .because("ids of clients; each request asks about its own", "revoked_client")
                .because(
                        "how far something was read or published",
                        "event_log_epoch",
                        "relay_position",
                        "relay_topic",
                        "inbox_watermark")
                .because("which migrations ran; the service's role may not even read it", "flyway_schema_history");
    }

    public OpenTables because(String reason, String... tables) {
        Arrays.stream(tables).forEach(table -> reasons.put(table, reason));
        return this;
    }

    /** Every other table of the service is behind the wall, and none of these is. */
    public void assertThatAllOthersAreWalled() {
        List<String> there = Wall.names(NOT_WALLED);
        List<String> told = new ArrayList<>(reasons.keySet());
        told.addAll(ofPlatform().reasons.keySet());
        List<String> undecided =
                there.stream().filter(table -> !told.contains(table)).toList();
        List<String> outdated =
                told.stream().filter(table -> !there.contains(table)).toList();
        if (!undecided.isEmpty() || !outdated.isEmpty()) {
            throw new AssertionError("Neither behind the wall nor told why not: " + undecided
                    + "; told to be open, but behind it or not there: " + outdated);
        }
    }

    /** Fails unless {@code docs/security.md} says the same. */
    public void assertPublished(String module) throws IOException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        reasons.forEach((table, reason) ->
                tables.computeIfAbsent(reason, one -> new ArrayList<>()).add("`" + table + "`"));
        StringBuilder text = new StringBuilder();
        tables.forEach((reason, named) -> text.append("- ")
                .append(String.join(", ", named))
                .append(": ")
                .append(reason)
                .append(".\n"));
        Contract.assertPublished("docs/security.md", "open tables: " + module, text.toString());
    }
}
