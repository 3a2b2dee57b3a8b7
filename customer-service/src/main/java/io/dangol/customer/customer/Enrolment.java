package io.dangol.customer.customer;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.card.CardApi.CardView;
import io.dangol.customer.card.CardService;
import io.dangol.customer.card.Registration;
import io.dangol.customer.consent.ConsentApi.CurrentConsent;
import io.dangol.customer.consent.ConsentService;
import io.dangol.customer.custody.CustodyService;
import io.dangol.customer.customer.CustomerApi.CustomerDetails;
import io.dangol.customer.customer.CustomerApi.RegisterCustomer;
import io.dangol.customer.customer.CustomerViews.Around;
import io.dangol.customer.customer.CustomerViews.Merged;
import io.dangol.customer.freshness.Provenance;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.Vault;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** What a registration brings to the features around a customer: data to the vault, the card, the decisions. */
@ApplicationScoped
class Enrolment {

    private final Customers customers;
    private final Vault vault;
    private final Details details;
    private final CardService cards;
    private final ConsentService consents;
    private final CustodyService custodies;
    private final Provenance provenance;
    private final CustomerAccess access;
    private final EventLog eventLog;

    Enrolment(
            Customers customers,
            Vault vault,
            Details details,
            CardService cards,
            ConsentService consents,
            CustodyService custodies,
            Provenance provenance,
            CustomerAccess access,
            EventLog eventLog) {
        this.customers = customers;
        this.vault = vault;
        this.details = details;
        this.cards = cards;
        this.consents = consents;
        this.custodies = custodies;
        this.provenance = provenance;
        this.access = access;
        this.eventLog = eventLog;
    }

    void requireRepeatable(RegisterCustomer request) {
        consents.requireTimes(request.decisions());
    }

    /** Answers with what is known of the customer now, so that nothing has to be read again. */
    Around enrol(Customer customer, RegisterCustomer request, SortedSet<ExternalId> names) {
        CustomerDetails wanted = request.details();
        PersonalData data = details.personal(wanted);
        List<DomainEvent> happened = new ArrayList<>();
        happened.add(customer.register(wanted.preferredLanguage()));
        customers.persist(customer);
        access.partnerId()
                .map(partner -> custodies.registered(customer.id(), partner, customer.createdAt()))
                .ifPresent(happened::addAll);
        vault.keep(customer.id(), data);
        Optional<Registration> card = hold(customer, request, customer.createdAt());
        card.map(Registration::happened).ifPresent(happened::addAll);
        happened.addAll(consents.recordAll(customer.id(), request.decisions(), customer.createdAt()));
        eventLog.append(happened);
        customers.write(customer);
        provenance.registered(customer.id(), data, customer.createdAt());
        List<CardView> held = card.map(Registration::card).map(List::of).orElse(List.of());
        return new Around(data, names, held, decided(customer, request), Merged.NONE);
    }

    /** To a customer whom we know: a card and decisions are added, never taken away. */
    void add(Customer customer, RegisterCustomer request, Instant at) {
        List<DomainEvent> happened = new ArrayList<>();
        hold(customer, request, at).map(Registration::happened).ifPresent(happened::addAll);
        happened.addAll(consents.recordNew(customer.id(), request.decisions(), at));
        if (!happened.isEmpty()) {
            eventLog.append(happened);
            customer.touch(at);
            customers.write(customer);
        }
    }

    private Optional<Registration> hold(Customer customer, RegisterCustomer request, Instant at) {
        return Optional.ofNullable(request.cardNumber()).map(number -> cards.hold(customer.id(), number, at));
    }

    private List<CurrentConsent> decided(Customer customer, RegisterCustomer request) {
        return request.decisions().isEmpty()
                ? List.of()
                : consents.ofAll(Set.of(customer.id())).getOrDefault(customer.id(), List.of());
    }
}
