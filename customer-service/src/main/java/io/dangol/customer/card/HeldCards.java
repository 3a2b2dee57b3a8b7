package io.dangol.customer.card;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class HeldCards implements PanacheRepositoryBase<HeldCard, UUID> {

    /** Of two who register one card at once the later waits here, and learns that it is taken. */
    boolean claim(HeldCard card) {
        return getEntityManager()
                        .createNativeQuery("""
                        insert into held_card (id, card_token, customer_id, member_id, status, registered_at, linked_at)
                        values (:id, :token, :customer, cast(:member as uuid), :status, :registeredAt, :linkedAt)
                        on conflict (card_token) do nothing""")
                        .setParameter("id", card.id())
                        .setParameter("token", card.cardToken())
                        .setParameter("customer", card.customerId())
                        .setParameter("member", card.memberId() == null ? null : String.valueOf(card.memberId()))
                        .setParameter("status", card.status().name())
                        .setParameter("registeredAt", card.registeredAt())
                        .setParameter("linkedAt", card.linkedAt())
                        .executeUpdate()
                == 1;
    }

    Optional<HeldCard> ofToken(String cardToken) {
        return find("cardToken", cardToken).singleResultOptional();
    }

    /** The cards of the customer that loyalty keeps for one member, and the one that it was told about. */
    List<HeldCard> ofMember(UUID customerId, UUID memberId, String cardToken) {
        return list("customerId = ?1 and (memberId = ?2 or cardToken = ?3)", customerId, memberId, cardToken);
    }

    List<HeldCard> ofAll(Collection<UUID> customerIds) {
        return list("customerId in ?1", Sort.by("id"), customerIds);
    }
}
