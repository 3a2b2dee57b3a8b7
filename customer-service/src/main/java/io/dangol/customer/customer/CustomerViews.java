package io.dangol.customer.customer;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.card.CardApi.CardView;
import io.dangol.customer.card.CardService;
import io.dangol.customer.consent.ConsentApi.CurrentConsent;
import io.dangol.customer.consent.ConsentService;
import io.dangol.customer.customer.CustomerApi.CustomerView;
import io.dangol.customer.customer.CustomerApi.ExternalIdBody;
import io.dangol.customer.vault.Disclosure;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.PersonalData.Shown;
import io.dangol.customer.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts together what is answered about customers, for many of them with as few queries as for one. */
@ApplicationScoped
class CustomerViews {

    private final Aliases aliases;
    private final CardService cards;
    private final ConsentService consents;
    private final Vault vault;
    private final CustomerAccess access;

    CustomerViews(Aliases aliases, CardService cards, ConsentService consents, Vault vault, CustomerAccess access) {
        this.aliases = aliases;
        this.cards = cards;
        this.consents = consents;
        this.vault = vault;
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
        Map<UUID, PersonalData> data = vault.openAll(ids);
        Map<UUID, SortedSet<ExternalId>> names = aliases.ofAll(ids);
        Map<UUID, List<CardView>> held = cards.ofAll(ids);
        Map<UUID, List<CurrentConsent>> decided = consents.ofAll(ids);
        return customer -> view(
                customer,
                new Around(
                        data.getOrDefault(customer.id(), PersonalData.NONE),
                        names.getOrDefault(customer.id(), new TreeSet<>()),
                        held.getOrDefault(customer.id(), List.of()),
                        decided.getOrDefault(customer.id(), List.of())),
                disclosure,
                access.partnerId());
    }

    /** What is known of a customer beside the row itself. */
    record Around(
            PersonalData data, SortedSet<ExternalId> names, List<CardView> cards, List<CurrentConsent> consents) {}

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
                customer.createdAt(),
                customer.updatedAt(),
                customer.version());
    }
}
