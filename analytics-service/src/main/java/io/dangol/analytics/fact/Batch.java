package io.dangol.analytics.fact;

import io.dangol.analytics.fact.Told.CustomerRegistered;
import io.dangol.analytics.fact.Told.MemberIdentified;
import io.dangol.analytics.fact.Told.PartnerChanged;
import io.dangol.analytics.fact.Told.PointsPosted;
import io.dangol.analytics.fact.Told.SaleClaimed;
import io.dangol.analytics.fact.Told.SaleRecorded;
import io.dangol.analytics.fact.Told.SaleReturned;
import io.dangol.analytics.fact.Told.State;
import io.dangol.analytics.fact.Told.StoreChanged;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that are folded together, each thing once: repeats collapse, of several states the newest stays. */
final class Batch {

    private final Map<UUID, SaleFact> sales = new HashMap<>();
    private final Map<UUID, SaleReturned> returns = new HashMap<>();
    private final Map<UUID, PointsPosted> points = new HashMap<>();
    private final Map<UUID, PartnerChanged> partners = new HashMap<>();
    private final Map<UUID, StoreChanged> stores = new HashMap<>();
    private final Map<UUID, CustomerRegistered> customers = new HashMap<>();
    private final Map<String, Card> cards = new HashMap<>();
    private final Map<UUID, MemberIdentified> identified = new HashMap<>();
    private final Set<UUID> members = new HashSet<>();

    static Batch of(Collection<? extends Told> events) {
        Batch batch = new Batch();
        events.forEach(event -> event.addTo(batch));
        return batch;
    }

    void add(PartnerChanged partner) {
        partners.merge(partner.partnerId(), partner, State::later);
    }

    void add(StoreChanged store) {
        stores.merge(store.storeId(), store, State::later);
    }

    void add(CustomerRegistered customer) {
        customers.putIfAbsent(customer.customerId(), customer);
    }

    void add(Card card) {
        cards.merge(card.token(), card, Card::and);
        members.add(card.memberId());
    }

    void add(MemberIdentified member) {
        identified.merge(member.memberId(), member, (one, other) -> other.at().isBefore(one.at()) ? one : other);
        members.add(member.memberId());
    }

    void add(SaleRecorded sale) {
        add(SaleFact.of(sale));
        addMember(sale.memberId());
        if (sale.memberId() != null && sale.customerId() != null) {
            // The till knew the customer already: it may be told here before the card's topic tells it.
            add(new MemberIdentified(sale.memberId(), sale.customerId(), sale.at()));
        }
    }

    void add(SaleClaimed claim) {
        add(SaleFact.of(claim));
        addMember(claim.memberId());
        if (claim.customerId() != null) {
            add(new MemberIdentified(claim.memberId(), claim.customerId(), claim.at()));
        }
    }

    private void add(SaleFact sale) {
        sales.merge(sale.saleId(), sale, SaleFact::and);
    }

    void add(SaleReturned back) {
        returns.putIfAbsent(back.returnId(), back);
        if (back.memberId() == null && back.saleId() != null) {
            add(SaleFact.named(back.saleId(), back));
        }
        addMember(back.memberId());
        if (back.memberId() != null && back.customerId() != null) {
            add(new MemberIdentified(back.memberId(), back.customerId(), back.at()));
        }
    }

    void add(PointsPosted entry) {
        points.putIfAbsent(entry.entryId(), entry);
    }

    private void addMember(@Nullable UUID memberId) {
        if (memberId != null) {
            members.add(memberId);
        }
    }

    /** What the batch knows of each sale, those among them that only returns name. */
    Collection<SaleFact> sales() {
        return sales.values();
    }

    Collection<SaleReturned> returns() {
        return returns.values();
    }

    Collection<PointsPosted> points() {
        return points.values();
    }

    Collection<PartnerChanged> partners() {
        return partners.values();
    }

    Collection<StoreChanged> stores() {
        return stores.values();
    }

    Collection<CustomerRegistered> customers() {
        return customers.values();
    }

    Collection<Card> cards() {
        return cards.values();
    }

    Map<UUID, MemberIdentified> identified() {
        return identified;
    }

    /** Everyone whose identity decides where something of this batch is booked. */
    Set<UUID> members() {
        return members;
    }
}
