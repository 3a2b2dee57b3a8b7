package io.dangol.customer.contact;

import io.dangol.customer.family.Family;
import io.dangol.customer.family.Prevailing;
import io.dangol.customer.permit.Facts;
import io.dangol.customer.permit.Facts.Contact;
import io.dangol.customer.permit.Facts.Decided;
import io.dangol.customer.permit.Facts.Rest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rows say record by record, put together for each person. Of a record that the caller does not see all that
 * refuses counts, and nothing that grants: no consent, and no address to write to.
 *
 * @param seen the records that the caller sees
 * @param opters of each record with an address of the channel, who opted that out; null where we keep no such addresses
 * @param inDoubt those records whose number may be somebody else's by now
 */
record Known(
        Set<UUID> seen,
        Map<UUID, List<Prevailing.Decided<Decided>>> decisions,
        @Nullable Map<UUID, Set<UUID>> opters,
        Set<UUID> inDoubt,
        Map<UUID, Rest> rests,
        Map<UUID, List<Contact>> contacts) {

    /** Records that were merged share their decisions, rests and contacts. */
    Facts of(UUID customer, Family family, String purpose) {
        Set<UUID> members = family.members();
        List<Decided> decided = Prevailing.of(family, decisions, seen);
        boolean agreed = decided.stream().anyMatch(one -> one.purpose().equals(purpose) && one.granted());
        return new Facts(
                customer,
                opters == null || members.stream().filter(seen::contains).anyMatch(opters::containsKey),
                opters != null && members.stream().anyMatch(member -> optedOut(opters, member, members, agreed)),
                members.stream().anyMatch(inDoubt::contains),
                members.stream()
                        .map(rests::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                decided,
                members.stream()
                        .flatMap(member -> contacts.getOrDefault(member, List.of()).stream())
                        .toList());
    }

    /** What one record of a person opted out, that person opens again by agreeing anew on the record that stayed. */
    private static boolean optedOut(Map<UUID, Set<UUID>> opters, UUID member, Set<UUID> members, boolean agreed) {
        return opters.getOrDefault(member, Set.of()).stream()
                .anyMatch(opter -> members.size() == 1 || !agreed || !members.contains(opter));
    }
}
