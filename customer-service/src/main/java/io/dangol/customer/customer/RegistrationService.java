package io.dangol.customer.customer;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.change.Changes;
import io.dangol.customer.customer.CustomerApi.CustomerDetails;
import io.dangol.customer.customer.CustomerApi.CustomerView;
import io.dangol.customer.customer.CustomerApi.RegisterCustomer;
import io.dangol.customer.customer.CustomerRefusal.CustomerErased;
import io.dangol.customer.customer.CustomerRefusal.ExternalIdTaken;
import io.dangol.customer.customer.CustomerViews.Around;
import io.dangol.customer.merge.OnlineMatching;
import io.dangol.customer.vault.Disclosure;
import io.dangol.platform.http.ETags;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a person becomes a customer, once. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
public class RegistrationService {

    /** The customer that an external id leads to, whether it is a new one, and whether anything is other than before. */
    public record Upserted(CustomerView view, boolean created, boolean changed) {}

    private final Customers customers;
    private final Aliases aliases;
    private final Enrolment enrolment;
    private final CustomerChanges changes;
    private final CustomerViews views;
    private final OnlineMatching matching;
    private final CustomerAccess access;
    private final Changes feed;
    private final Ids ids;
    private final Clock clock;

    RegistrationService(
            Customers customers,
            Aliases aliases,
            Enrolment enrolment,
            CustomerChanges changes,
            CustomerViews views,
            OnlineMatching matching,
            CustomerAccess access,
            Changes feed,
            Ids ids,
            Clock clock) {
        this.customers = customers;
        this.aliases = aliases;
        this.enrolment = enrolment;
        this.changes = changes;
        this.views = views;
        this.matching = matching;
        this.access = access;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    /** Answers with nothing personal in it: an answer is kept for a repeated request. */
    public CustomerView register(RegisterCustomer request) {
        UUID id = ids.next();
        SortedSet<ExternalId> names = Details.names(request.details());
        aliases.claimAll(access.owner(), names, id);
        return enrolled(id, request, names, Disclosure.HIDDEN);
    }

    /** Whoever claims the name first makes the customer; all others of the same owner find it. */
    public Upserted put(ExternalId name, @Nullable String ifMatch, RegisterCustomer request) {
        enrolment.requireRepeatable(request);
        UUID id = ids.next();
        if (aliases.claim(access.owner(), name, id)) {
            ETags.requireMatchIfSent(ifMatch, null);
            SortedSet<ExternalId> names = Details.names(request.details());
            names.remove(name);
            aliases.claimAll(access.owner(), names, id);
            names.add(name);
            return new Upserted(enrolled(id, request, names, Disclosure.MASKED), true, true);
        }
        Customer customer = aliases.customerOf(access.owner(), name)
                .flatMap(customers::lockIfVisible)
                .orElseThrow(() -> new ExternalIdTaken(name));
        if (feed.isErased(customer.id())) {
            throw new CustomerErased();
        }
        ETags.requireMatchIfSent(ifMatch, customer.version());
        long before = customer.version();
        CustomerView view = replaced(customer, name, request);
        return new Upserted(view, false, view.version() != before);
    }

    private CustomerView replaced(Customer customer, ExternalId name, RegisterCustomer request) {
        CustomerDetails before = changes.details(customer);
        boolean another = changes.change(customer, before, withNames(request.details(), before, name));
        enrolment.add(customer, request, now());
        if (another) {
            matching.look(customer.id());
        }
        return views.of(customer, Disclosure.MASKED);
    }

    /** A system knows its own names of a customer, not those that others gave: they stay. */
    private static CustomerDetails withNames(CustomerDetails wanted, CustomerDetails before, ExternalId name) {
        SortedSet<ExternalId> names = Details.names(wanted);
        names.addAll(Details.names(before));
        names.add(name);
        return Details.withNames(wanted, names);
    }

    private CustomerView enrolled(
            UUID id, RegisterCustomer request, SortedSet<ExternalId> names, Disclosure disclosure) {
        Customer customer = new Customer(id, request.won(), access.partnerId(), now());
        Around around = enrolment.enrol(customer, request, names);
        matching.look(id);
        return CustomerViews.view(customer, around, disclosure, access.partnerId());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
