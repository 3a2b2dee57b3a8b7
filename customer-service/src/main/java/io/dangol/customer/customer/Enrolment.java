package io.dangol.customer.customer;

import io.dangol.customer.card.CardService;
import io.dangol.customer.consent.ConsentService;
import io.dangol.customer.customer.CustomerApi.CustomerDetails;
import io.dangol.customer.customer.CustomerApi.RegisterCustomer;
import io.dangol.customer.vault.Vault;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a registration brings to the features around a customer: data to the vault, the card, the decisions. */
@ApplicationScoped
class Enrolment {

    private final Customers customers;
    private final Vault vault;
    private final Details details;
    private final CardService cards;
    private final ConsentService consents;
    private final EventLog eventLog;

    Enrolment(
            Customers customers,
            Vault vault,
            Details details,
            CardService cards,
            ConsentService consents,
            EventLog eventLog) {
        this.customers = customers;
        this.vault = vault;
        this.details = details;
        this.cards = cards;
        this.consents = consents;
        this.eventLog = eventLog;
    }

    void enrol(Customer customer, RegisterCustomer request) {
        CustomerDetails wanted = request.details();
        List<DomainEvent> happened = new ArrayList<>();
        happened.add(customer.register(wanted.preferredLanguage()));
        customers.persist(customer);
        vault.keep(customer.id(), details.personal(wanted));
        happened.addAll(extras(customer, request, customer.createdAt()));
        eventLog.append(happened);
    }

    /** To a customer whom we know: a card and decisions are added, never taken away. */
    void add(Customer customer, RegisterCustomer request, Instant at) {
        eventLog.append(extras(customer, request, at));
    }

    private List<DomainEvent> extras(Customer customer, RegisterCustomer request, Instant at) {
        List<DomainEvent> happened = new ArrayList<>();
        if (request.cardNumber() != null) {
            happened.addAll(cards.hold(customer.id(), request.cardNumber(), at).happened());
        }
        happened.addAll(consents.recordAll(customer.id(), request.decisions(), at));
        return happened;
    }
}
