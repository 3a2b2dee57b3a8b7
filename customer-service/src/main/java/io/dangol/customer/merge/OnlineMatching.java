package io.dangol.customer.merge;

import io.dangol.customer.card.CardService;
import io.dangol.customer.family.Families;
import io.dangol.customer.identity.MatchFinder;
import io.dangol.customer.identity.MatchFinder.Found;
import io.dangol.customer.matching.Band;
import io.dangol.customer.matchreview.MatchReviews;
import io.dangol.customer.merge.AutoMergePolicy.Side;
import io.dangol.customer.merge.Merges.Wish;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Compares whoever is registered or changed with all that there are, within the transaction that does it. The caller is
 * told nothing of it: whom another partner knows is none of a partner's business.
 */
@ApplicationScoped
public class OnlineMatching {

    private static final String BY_ITSELF = "AUTO_MATCH";

    private static final String FREE_AND_ITS_OWNERS = """
            select o.id from customer o
              join customer c on c.id = :customer and c.merged_into is null
             where o.id = :other and o.merged_into is null
               and o.registered_by_partner_id is not distinct from c.registered_by_partner_id
               and o.serviced_by_partner_id is not distinct from c.serviced_by_partner_id
               for no key update of o skip locked""";

    private final Vault vault;
    private final MatchFinder finder;
    private final MatchReviews reviews;
    private final Merges merges;
    private final Families families;
    private final CardService cards;
    private final EntityManager entities;
    private final boolean mergesByItself;
    private final Clock clock;

    OnlineMatching(
            Vault vault,
            MatchFinder finder,
            MatchReviews reviews,
            Merges merges,
            Families families,
            CardService cards,
            EntityManager entities,
            @ConfigProperty(name = "dangol.matching.auto-merge", defaultValue = "false") boolean mergesByItself,
            Clock clock) {
        this.vault = vault;
        this.finder = finder;
        this.reviews = reviews;
        this.merges = merges;
        this.families = families;
        this.cards = cards;
        this.entities = entities;
        this.mergesByItself = mergesByItself;
        this.clock = clock;
    }

    /** To be called last, once all that was told of the customer is written. */
    public void look(UUID customerId) {
        PersonalData data = vault.open(customerId);
        List<Found> found = finder.anywhere(data, customerId);
        List<Found> others = withoutOwn(customerId, found);
        reviews.compared(customerId, others, clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (mergesByItself) {
            mergeTheSurest(customerId, others);
        }
    }

    /** Those that are one person with it already need not be asked about. */
    private List<Found> withoutOwn(UUID customerId, List<Found> found) {
        if (found.isEmpty()) {
            return found;
        }
        Set<UUID> own = families.membersAround(customerId);
        return found.stream().filter(one -> !own.contains(one.customerId())).toList();
    }

    /** Only where both are of one owner and nobody is at the other one: else it waits for a person. */
    private void mergeTheSurest(UUID customerId, List<Found> others) {
        others.stream()
                .filter(one -> one.judgement().band() == Band.AUTO)
                .filter(one -> isFree(customerId, one.customerId()))
                .map(one -> olderFirst(customerId, one.customerId()))
                .filter(wish -> AutoMergePolicy.allows(side(wish.survivorId()), side(wish.absorbedId())))
                .findFirst()
                .ifPresent(wish -> {
                    var unused = merges.merge(wish);
                });
    }

    private static Wish olderFirst(UUID one, UUID other) {
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        return new Wish(inOrder ? one : other, inOrder ? other : one, BY_ITSELF);
    }

    private Side side(UUID customerId) {
        Set<UUID> members = families.membersAround(customerId);
        return families.everywhere(() ->
                Side.of(vault.openAll(members).values(), !cards.ofAll(members).isEmpty()));
    }

    boolean isFree(UUID customerId, UUID other) {
        return !entities.createNativeQuery(FREE_AND_ITS_OWNERS, UUID.class)
                .setParameter("other", other)
                .setParameter("customer", customerId)
                .getResultList()
                .isEmpty();
    }
}
