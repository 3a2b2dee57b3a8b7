package io.dangol.testing;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose rows each operation of a service touches. One that is not in the table fails the test. */
public final class AccessTable {

    enum Whose {
        /** A partner's: to others it does not exist, or is refused. */
        PARTNERS,
        /** A list: of a partner's own. */
        LISTED,
        /** What it makes is the caller's. */
        CALLERS,
        /** No partner's: whoever has the scope may. */
        EVERYBODYS,
        /** Headquarters': no partner's role has the scope. */
        HEADQUARTERS
    }

    /**
     * @param rows where a list says whose rows it holds
     * @param maker makes what the request is about
     * @param reason why it is no partner's
     */
    record Entry(
            Whose whose,
            @Nullable String rows,
            @Nullable Supplier<Thing> maker,
            @Nullable String reason) {
        Thing made() {
            return Optional.ofNullable(maker).orElseThrow().get();
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Supplier<Thing>> ofHeadquarters = new LinkedHashMap<>();
    private final Set<String> recordedElsewhere = new HashSet<>();
    private final Map<String, Supplier<Thing>> ofMembers = new LinkedHashMap<>();
    private final Set<String> ofAnyMember = new HashSet<>();

    public AccessTable() {
        var unused = headquarters(
                "GET /v1/operations/{service}/audit-entries",
                "GET /v1/operations/{service}/audit-entries/export",
                "GET /v1/operations/{service}/audit-entries/verification",
                "GET /v1/operations/{service}/dead-letters",
                "POST /v1/operations/{service}/dead-letters/{id}/redrive",
                "GET /v1/operations/{service}/events",
                "POST /v1/operations/{service}/replays");
        // Tried where they are made: AuditLogTest, InboxTest.
        recordedElsewhere.add("POST /v1/operations/{service}/dead-letters/{id}/redrive");
        recordedElsewhere.add("POST /v1/operations/{service}/replays");
    }

    public AccessTable partners(String operation, Supplier<Thing> maker) {
        return put(operation, new Entry(Whose.PARTNERS, null, maker, null));
    }

    /** @param rows a path of JSON to what tells the rows apart */
    public AccessTable listed(String operation, String rows, Supplier<Thing> maker) {
        return put(operation, new Entry(Whose.LISTED, rows, maker, null));
    }

    public AccessTable callers(String... operations) {
        return putAll(new Entry(Whose.CALLERS, null, null, null), operations);
    }

    /** @param maker makes what the request is about */
    public AccessTable callers(String operation, Supplier<Thing> maker) {
        return put(operation, new Entry(Whose.CALLERS, null, maker, null));
    }

    public AccessTable everybodys(String reason, String... operations) {
        return putAll(new Entry(Whose.EVERYBODYS, null, null, reason), operations);
    }

    /** @param maker makes what the request is about, where it has to exist */
    public AccessTable everybodys(String reason, String operation, Supplier<Thing> maker) {
        return put(operation, new Entry(Whose.EVERYBODYS, null, maker, reason));
    }

    public AccessTable headquarters(String... operations) {
        return putAll(new Entry(Whose.HEADQUARTERS, null, null, null), operations);
    }

    /** The same operation about what is headquarters': no partner reaches it. */
    public AccessTable alsoOfHeadquarters(String operation, Supplier<Thing> maker) {
        ofHeadquarters.put(operation, maker);
        return this;
    }

    /** The same operation by a member, about what is its own; {@code ids} of the thing are the member's. */
    public AccessTable alsoOfMembers(Supplier<Thing> maker, String... operations) {
        Arrays.stream(operations).forEach(operation -> ofMembers.put(operation, maker));
        return this;
    }

    /** The same operation by any member: what it shows is nobody's in particular. */
    public AccessTable alsoOfAnyMember(String... operations) {
        ofAnyMember.addAll(Arrays.asList(operations));
        return this;
    }

    /** What a request of headquarters is about, where it has to exist. */
    public AccessTable headquarters(String operation, Supplier<Thing> maker) {
        return put(operation, new Entry(Whose.HEADQUARTERS, null, maker, null));
    }

    /** Changes that are not looked for in the audit log: what they make says itself who made it, and is never changed. */
    public AccessTable recordedElsewhere(String... operations) {
        recordedElsewhere.addAll(Arrays.asList(operations));
        return this;
    }

    /** What must be found in the audit log once it was done, besides readings: whosever rows it changes. */
    Stream<ApiDocument.Operation> audited(ApiDocument document) {
        return document.operations().stream()
                .filter(operation -> !operation.method().equals("get"))
                .filter(operation -> !recordedElsewhere.contains(operation.toString()));
    }

    /** What shows rows that belong to somebody. */
    Stream<ApiDocument.Operation> readings(ApiDocument document) {
        return document.operations().stream()
                .filter(operation -> operation.method().equals("get"))
                .filter(operation -> entry(operation)
                        .filter(entry -> entry.whose() == Whose.PARTNERS || entry.whose() == Whose.LISTED)
                        .isPresent());
    }

    Map<String, Entry> entries() {
        return entries;
    }

    Optional<Entry> entry(ApiDocument.Operation operation) {
        return Optional.ofNullable(entries.get(operation.toString()));
    }

    Optional<Thing> ofHeadquarters(ApiDocument.Operation operation) {
        return Optional.ofNullable(ofHeadquarters.get(operation.toString())).map(Supplier::get);
    }

    Optional<Thing> ofMember(ApiDocument.Operation operation) {
        return Optional.ofNullable(ofMembers.get(operation.toString())).map(Supplier::get);
    }

    boolean isOfMembers(ApiDocument.Operation operation) {
        return ofMembers.containsKey(operation.toString()) || ofAnyMember.contains(operation.toString());
    }

    private AccessTable putAll(Entry entry, String... operations) {
        Arrays.stream(operations).forEach(operation -> entries.put(operation, entry));
        return this;
    }

    private AccessTable put(String operation, Entry entry) {
        entries.put(operation, entry);
        return this;
    }
}
