package io.dangol.loyalty.household;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Members who may spend each other's points.
 *
 * @param headId who founded it and lets others in
 * @param members those who are in it, the head among them; in the order in which they joined
 */
record Household(
        UUID id,
        UUID programId,
        UUID headId,
        Instant foundedAt,
        @Nullable Instant endedAt,
        List<Stay> members) {

    Household {
        members = List.copyOf(members);
    }

    /**
     * A member's time in it.
     *
     * @param memberId the card's own member, whatever it became part of
     * @param cameBack of its points that others had drawn, those that came back as it left
     * @param wentBack of others' that it had drawn, those that went back
     * @param codeHash of the code by which it joined; null: the shop let it in, or it founded it
     * @param removed whether somebody else parted it
     */
    record Stay(
            UUID id,
            UUID householdId,
            UUID memberId,
            Instant joinedAt,
            @Nullable Instant leftAt,
            long cameBack,
            long wentBack,
            @Nullable String codeHash,
            boolean removed) {

        Stay left(Instant at, long came, long went, boolean byOthers) {
            return new Stay(id, householdId, memberId, joinedAt, at, came, went, codeHash, byOthers);
        }
    }

    /** Points of one that another took. */
    record Drawn(UUID id, UUID drawerId, UUID giverId) {}

    /** Whether it is this time that has not ended. */
    boolean holds(Stay stay) {
        return members.stream().anyMatch(one -> one.id().equals(stay.id()));
    }

    Optional<Stay> stay(UUID memberId) {
        return members.stream().filter(stay -> stay.memberId().equals(memberId)).findFirst();
    }

    List<UUID> memberIds() {
        return members.stream().map(Stay::memberId).toList();
    }
}
