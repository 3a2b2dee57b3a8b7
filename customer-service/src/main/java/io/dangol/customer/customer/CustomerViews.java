package io.dangol.customer.customer;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.card.CardApi.CardView;
import io.dangol.customer.card.CardService;
import io.dangol.customer.consent.ConsentApi.CurrentConsent;
import io.dangol.customer.consent.ConsentService;
import io.dangol.customer.customer.CustomerApi.CustomerView;
import io.dangol.customer.customer.CustomerApi.ExternalIdBody;
import io.dangol.customer.family.Families;
import io.dangol.customer.family.Family;
import io.dangol.customer.merge.SurvivorshipPolicy;
import io.dangol.customer.vault.Disclosure;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.PersonalData.Shown;
import io.dangol.customer.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together what is answered about customers, for many of them with as few queries as for one. */
@ApplicationScoped
class CustomerViews {

    private final Aliases aliases;
    private final CardService cards;
    private final ConsentService consents;
    private final Vault vault;
    private final Families families;
    private final CustomerAccess access;

    CustomerViews(
            Aliases aliases,
            CardService cards,
            ConsentService consents,
            Vault vault,
            Families families,
            CustomerAccess access) {
        this.aliases = aliases;
        this.cards = cards;
        this.consents = consents;
        this.vault = vault;
        this.families = families;
        this.access = access;
    }

    CustomerView of(Customer customer, Disclosure disclosure) {
        return ofAll(List.of(customer), disclosure).apply(customer);
    }

    /** Views of these customers, read all at once. */
    Function<Customer, CustomerView> ofAll(List<Customer> customers, Disclosure disclosure) {
        List<UUID> ids = customers.stream().map(Customer::id).toList();
        if (ids.isEmpty()) {
            return customer -> of(customer, disclosure);
        }
        Map<UUID, Family> seen = families.seenBelow(ids);
        Set<UUID> all = seen.values().stream()
                .flatMap(family -> family.members().stream())
                .collect(Collectors.toSet());
        Map<UUID, PersonalData> data = vault.openAll(all);
        Map<UUID, SortedSet<ExternalId>> names = aliases.ofAll(ids);
        Map<UUID, List<CardView>> held = cards.ofAll(all);
        Map<UUID, List<CurrentConsent>> decided = consents.ofAll(ids);
        Map<UUID, UUID> current = families.representatives(ids, access.partnerId());
        return customer -> {
            Family family = seen.getOrDefault(customer.id(), Family.alone(customer.id()));
            Around around = new Around(
                    SurvivorshipPolicy.effective(family, data),
                    names.getOrDefault(customer.id(), new TreeSet<>()),
                    held(family, held),
                    decided.getOrDefault(customer.id(), List.of()),
                    new Merged(current.get(customer.id()), family.absorbed()));
            return view(customer, around, disclosure, access.partnerId());
        };
    }

    /** Whose records a view of the customer is made of. */
    Set<UUID> shown(UUID customerId) {
        return families.seenBelow(Set.of(customerId))
                .getOrDefault(customerId, Family.alone(customerId))
                .members();
    }

    private static List<CardView> held(Family family, Map<UUID, List<CardView>> cards) {
        return family.members().stream()
                .flatMap(member -> cards.getOrDefault(member, List.of()).stream())
                .toList();
    }

    /** Into whom it was merged, and who into it. */
    record Merged(@Nullable UUID into, List<UUID> from) {
        static final Merged NONE = new Merged(null, List.of());
    }

    /** What is known of a customer beside the row itself. */
    record Around(
            PersonalData data,
            SortedSet<ExternalId> names,
            List<CardView> cards,
            List<CurrentConsent> consents,
            Merged merged) {}

    /** @param viewer the partner whose caller it is shown to; empty: headquarters' */
    static CustomerView view(Customer customer, Around around, Disclosure disclosure, Optional<UUID> viewer) {
        Shown shown = around.data().shown(disclosure);
        return new CustomerView(
                customer.id(),
                shown.givenName(),
                shown.familyName(),
                shown.phone(),
                shown.email(),
                shown.birthDate(),
                disclosure,
                customer.preferredLanguage(),
                customer.channel(),
                customer.campaign(),
                around.names().stream().map(ExternalIdBody::of).collect(Collectors.toList()),
                around.cards(),
                around.consents(),
                customer.registrarFor(viewer),
                customer.servicedByPartnerId(),
                around.merged().into(),
                around.merged().from(),
                customer.createdAt(),
                customer.updatedAt(),
                customer.version());
    }
}
