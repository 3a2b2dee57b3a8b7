package io.dangol.customer.family;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A customer and those that were merged into it, in the order in which they were; each may have taken in others. */
public record Family(UUID customerId, List<Joined> joined) {

    /** What became part of another one, with all that was part of it. */
    public record Joined(Family family, Instant at) {}

    public Family {
        joined = List.copyOf(joined);
    }

    public static Family alone(UUID customerId) {
        return new Family(customerId, List.of());
    }

    /** As it would be if the other one were merged into it now. */
    public Family with(Family other, Instant at) {
        return new Family(
                customerId,
                Stream.concat(joined.stream(), Stream.of(new Joined(other, at))).toList());
    }

    /** The customer itself first. */
    public Set<UUID> members() {
        Set<UUID> members = new LinkedHashSet<>();
        members.add(customerId);
        joined.forEach(one -> members.addAll(one.family().members()));
        return members;
    }

    /** Of all these together. */
    public static Set<UUID> members(Collection<Family> families) {
        Set<UUID> members = new LinkedHashSet<>();
        families.forEach(family -> members.addAll(family.members()));
        return members;
    }

    /** Without the customer itself. */
    public List<UUID> absorbed() {
        return members().stream().skip(1).toList();
    }
}
