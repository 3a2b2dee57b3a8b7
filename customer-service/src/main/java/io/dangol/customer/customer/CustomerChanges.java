package io.dangol.customer.customer;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.customer.CustomerApi.CustomerDetails;
import io.dangol.customer.freshness.Provenance;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.Vault;
import io.dangol.platform.eventlog.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** How a locked customer gets other details, whichever way they came. */
@ApplicationScoped
class CustomerChanges {

    private final Customers customers;
    private final Aliases aliases;
    private final Vault vault;
    private final Details details;
    private final CustomerAccess access;
    private final Provenance provenance;
    private final EventLog eventLog;
    private final Clock clock;

    CustomerChanges(
            Customers customers,
            Aliases aliases,
            Vault vault,
            Details details,
            CustomerAccess access,
            Provenance provenance,
            EventLog eventLog,
            Clock clock) {
        this.customers = customers;
        this.aliases = aliases;
        this.vault = vault;
        this.details = details;
        this.access = access;
        this.provenance = provenance;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    CustomerDetails details(Customer customer) {
        return Details.of(vault.open(customer.id()), customer.preferredLanguage(), aliases.of(customer.id()));
    }

    /**
     * What is the same as before is no change: no new version, no event.
     *
     * @return whether it is the person that changed, and is to be compared with others anew
     */
    boolean change(Customer customer, CustomerDetails before, CustomerDetails wanted) {
        PersonalData data = details.personal(wanted);
        SortedSet<ExternalId> names = Details.names(wanted);
        SortedSet<String> fields = details.changed(before, Details.of(data, wanted.preferredLanguage(), names));
        if (fields.isEmpty()) {
            return false;
        }
        PersonalData known = details.personal(before);
        // Names first, as a registration does it: keys for matching are waited for as well.
        rename(customer, Details.names(before), names);
        vault.replace(customer.id(), known, data);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        eventLog.append(customer.change(fields, wanted.preferredLanguage(), now));
        customers.write(customer);
        provenance.changed(customer.id(), known, data, now);
        return !known.equals(data);
    }

    private void rename(Customer customer, Set<ExternalId> before, SortedSet<ExternalId> names) {
        if (names.equals(before)) {
            return;
        }
        Set<ExternalId> gone = new TreeSet<>(before);
        gone.removeAll(names);
        aliases.release(customer.id(), gone);
        SortedSet<ExternalId> added = new TreeSet<>(names);
        added.removeAll(before);
        // A partner names a customer in its own words, whoever registered it; headquarters in those of whoever did.
        UUID owner = access.partnerId().isPresent() ? access.owner() : customer.owner();
        aliases.claimAll(owner, added, customer.id());
    }
}
