package io.dangol.customer.relationship;

import io.dangol.customer.relationship.RelationshipRefusal.AgainstTheChain;
import io.dangol.customer.relationship.RelationshipRefusal.Circular;
import io.dangol.customer.relationship.RelationshipRefusal.EndsDoNotFit;
import io.dangol.customer.relationship.RelationshipRefusal.Overlaps;
import io.dangol.customer.relationship.RelationshipRefusal.WithItself;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which relationships there can be. */
final class RelationshipPolicy {

    private RelationshipPolicy() {}

    /** Whether two such parties can stand so to each other at all. */
    static void checkEnds(RelationshipType type, Party from, Party to) {
        if (from.id().equals(to.id())) {
            throw new WithItself();
        }
        boolean fits = switch (type) {
            case SUPPLIES -> from.isCompany();
            case WORKS_FOR -> !from.isCompany() && to.isCompany();
            case PART_OF -> from.isCompany() && to.isCompany();
        };
        if (!fits) {
            throw new EndsDoNotFit(type.name());
        }
        if (type == RelationshipType.SUPPLIES && !from.place().maySupply(to.place())) {
            throw new AgainstTheChain(from.place().name(), to.place().name());
        }
    }

    /**
     * Whether it goes with those that there are.
     *
     * @param known of this type, those that begin where this one does
     */
    static void checkBeside(Relationship wanted, List<Relationship> known) {
        for (Relationship other : known) {
            boolean concerned =
                    wanted.type() == RelationshipType.PART_OF || other.toId().equals(wanted.toId());
            if (concerned && other.period().overlaps(wanted.period())) {
                throw new Overlaps(other.id());
            }
        }
    }

    /** @param wholes whatever the company belonged to would belong to, at some time of the period */
    static void checkNotCircular(Relationship wanted, Set<UUID> wholes) {
        if (wholes.contains(wanted.fromId())) {
            throw new Circular();
        }
    }
}
