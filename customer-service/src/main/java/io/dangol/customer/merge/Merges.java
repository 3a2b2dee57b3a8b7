package io.dangol.customer.merge;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.change.Changes;
import io.dangol.customer.family.Families;
import io.dangol.customer.family.Family;
import io.dangol.customer.matchreview.MatchReview.Decided;
import io.dangol.customer.matchreview.MatchReviews;
import io.dangol.customer.merge.Merge.Reversal;
import io.dangol.customer.merge.MergeRefusal.BuiltUpon;
import io.dangol.customer.merge.MergeRefusal.WithItself;
import io.dangol.customer.sql.Statements;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.security.Caller;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** How two records become one person and two again, whoever decided it, within the caller's transaction. */
@ApplicationScoped
class Merges {

    /** Who is to be part of whom. */
    record Wish(UUID survivorId, UUID absorbedId, String reason) {}

    record Answer(boolean replayed, Merge merge) {}

    private final Statements statements;
    private final CustomerAccess access;
    private final Families families;
    private final MatchReviews reviews;
    private final Changes changes;
    private final EventLog eventLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    Merges(
            Statements statements,
            CustomerAccess access,
            Families families,
            MatchReviews reviews,
            Changes changes,
            EventLog eventLog,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.statements = statements;
        this.access = access;
        this.families = families;
        this.reviews = reviews;
        this.changes = changes;
        this.eventLog = eventLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** The same again, while it stands, answers the same. Both are locked first: of two merges the second sees the first. */
    Answer merge(Wish wish) {
        if (wish.survivorId().equals(wish.absorbedId())) {
            throw new WithItself();
        }
        lock(wish.survivorId(), wish.absorbedId());
        Optional<Merge> standing = statements.run(connection -> MergeRows.standing(connection, wish.absorbedId()));
        if (standing.isPresent() && standing.get().survivorId().equals(wish.survivorId())) {
            return new Answer(true, standing.get());
        }
        access.require(wish.survivorId());
        access.require(wish.absorbedId());
        return new Answer(false, merged(wish));
    }

    /**
     * Each has its own back; what was recorded on the survivor since stays there. Again it answers the same.
     *
     * @throws BuiltUpon 409 while the survivor is itself part of another: its points have moved on, and come back one by one
     */
    Merge part(Merge found, String reason) {
        lock(found.survivorId(), found.absorbedId());
        Merge merge = statements.run(
                connection -> MergeRows.find(connection, found.id()).orElseThrow());
        if (merge.reversal() != null) {
            return merge;
        }
        statements
                .run(connection -> MergeRows.standing(connection, merge.survivorId()))
                .ifPresent(later -> {
                    throw new BuiltUpon(later.id());
                });
        Reversal how = new Reversal(reason, caller.clientId(), now());
        boolean unused = statements.run(connection -> {
            MergeRows.reverse(connection, merge, how);
            return true;
        });
        changes.parted(merge.absorbedId());
        reviews.parted(merge.id(), how.by(), reason, how.at());
        eventLog.append(Merge.parted(merge, how.at()));
        return merge.reversed(how);
    }

    private Merge merged(Wish wish) {
        Map<UUID, Family> both = families.below(Set.of(wish.survivorId(), wish.absorbedId()));
        Merge merge = new Merge(
                ids.next(), wish.survivorId(), wish.absorbedId(), wish.reason(), caller.clientId(), now(), null);
        boolean unused = statements.run(connection -> {
            MergeRows.insert(connection, merge);
            return true;
        });
        changes.merged(merge.absorbedId(), merge.survivorId());
        reviews.merged(
                members(both, wish.survivorId()),
                members(both, wish.absorbedId()),
                new Decided(merge.mergedBy(), merge.reason(), merge.id(), merge.mergedAt()));
        eventLog.append(merge.merged());
        return merge;
    }

    private static Set<UUID> members(Map<UUID, Family> families, UUID customerId) {
        return families.getOrDefault(customerId, Family.alone(customerId)).members();
    }

    /** In one order, or two merges of the same could each wait for what the other has. */
    void lock(UUID one, UUID other) {
        Stream.of(one, other).map(UUID::toString).sorted().map(UUID::fromString).forEach(access::lockAny);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
