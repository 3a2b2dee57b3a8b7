package io.dangol.customer.family;

import io.dangol.customer.sql.Statements;
import io.dangol.platform.wall.Reach;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Who was merged into whom, within the transaction that is under way. */
@Singleton
public class Families {

    private final Statements statements;

    Families(Statements statements) {
        this.statements = statements;
    }

    /** Each with those that were merged into it, as far as the caller may see them. */
    public Map<UUID, Family> seenBelow(Collection<UUID> customers) {
        return statements.run(connection -> FamilyRows.below(connection, customers));
    }

    /** The same, whoever may see them: for what must hold, not for what is shown. */
    public Map<UUID, Family> below(Collection<UUID> customers) {
        return everywhere(() -> seenBelow(customers));
    }

    /** The records that are told of together as this customer, itself first. */
    public Set<UUID> seenMembers(UUID customerId) {
        return seenBelow(Set.of(customerId))
                .getOrDefault(customerId, Family.alone(customerId))
                .members();
    }

    /** All records that are one person with it, whoever may see them. */
    public Set<UUID> membersAround(UUID customer) {
        return everywhere(() -> statements.run(connection -> FamilyRows.around(connection, Set.of(customer))))
                .getOrDefault(customer, Family.alone(customer))
                .members();
    }

    /**
     * By whom each is told of now: the last one on its way that the caller may see; who stands for itself is absent.
     *
     * @param partnerId whose customers the caller is confined to
     */
    public Map<UUID, UUID> representatives(Collection<UUID> customers, Optional<UUID> partnerId) {
        return statements.run(connection -> FamilyRows.representatives(connection, customers, partnerId));
    }

    public UUID representative(UUID customer, Optional<UUID> partnerId) {
        return representatives(Set.of(customer), partnerId).getOrDefault(customer, customer);
    }

    /** A look at what the service needs itself, whoever asks; nothing of it may be shown to the caller as it is. */
    public <T> T everywhere(Supplier<T> look) {
        return statements.run(connection -> {
            try (Reach.Widened widened = Reach.EVERYTHING.on(connection)) {
                var unused = widened.connection(); // The look takes the same one: a transaction has one only.
                return look.get();
            }
        });
    }
}
