package io.dangol.customer.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.customer.CustomerApi.CustomerDetails;
import io.dangol.customer.customer.CustomerApi.CustomerView;
import io.dangol.customer.customer.CustomerApi.SearchCustomers;
import io.dangol.customer.customer.CustomerRefusal.NothingToSearchBy;
import io.dangol.customer.family.Families;
import io.dangol.customer.merge.OnlineMatching;
import io.dangol.customer.vault.Contacts;
import io.dangol.customer.vault.Disclosure;
import io.dangol.customer.vault.Vault;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.audit.Purpose;
import io.dangol.platform.http.ETags;
import io.dangol.platform.http.MergePatch;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases of known customers. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
class CustomerService {

    private final Customers customers;
    private final CustomerChanges changes;
    private final CustomerViews views;
    private final Vault vault;
    private final OnlineMatching matching;
    private final Families families;
    private final CustomerAccess access;
    private final Contacts contacts;
    private final AuditLog auditLog;
    private final MergePatch mergePatch;

    CustomerService(
            Customers customers,
            CustomerChanges changes,
            CustomerViews views,
            Vault vault,
            OnlineMatching matching,
            Families families,
            CustomerAccess access,
            Contacts contacts,
            AuditLog auditLog,
            MergePatch mergePatch) {
        this.customers = customers;
        this.changes = changes;
        this.views = views;
        this.vault = vault;
        this.matching = matching;
        this.families = families;
        this.access = access;
        this.contacts = contacts;
        this.auditLog = auditLog;
        this.mergePatch = mergePatch;
    }

    CustomerView get(UUID id) {
        Customer customer = customers.get(id);
        auditLog.read(views.shown(id));
        return views.of(customer, Disclosure.MASKED);
    }

    /** Whoever reads in clear leaves a trace, in the same transaction. */
    CustomerView getInClear(UUID id, Purpose purpose) {
        Customer customer = customers.get(id);
        views.shown(id).forEach(shown -> auditLog.disclosed(shown, purpose));
        return views.of(customer, Disclosure.CLEAR);
    }

    CustomerView patch(UUID id, @Nullable String ifMatch, JsonNode patch) {
        Customer customer = customers.lock(id);
        ETags.requireMatch(ifMatch, customer.version());
        CustomerDetails before = changes.details(customer);
        CustomerDetails after = mergePatch.apply(before, patch);
        if (changes.change(customer, before, after)) {
            matching.look(id);
        }
        return views.of(customer, Disclosure.MASKED);
    }

    Page<CustomerView> list(ListCustomers wanted, int limit) {
        List<Customer> rows = customers.page(wanted, limit + 1);
        Page<CustomerView> page = Page.of(
                rows,
                limit,
                views.ofAll(rows, Disclosure.MASKED),
                customer -> Cursor.of(customer.updatedAt(), customer.id()));
        auditLog.read(page.data().stream().map(CustomerView::id).toList());
        return page;
    }

    Page<CustomerView> search(SearchCustomers wanted) {
        List<Customer> found = customers.visibleOf(found(wanted));
        auditLog.read(found.stream().map(Customer::id).toList());
        return new Page<>(
                found.stream().map(views.ofAll(found, Disclosure.MASKED)).toList(), null);
    }

    private Set<UUID> found(SearchCustomers wanted) {
        if (wanted.phone() == null && wanted.email() == null) {
            throw new NothingToSearchBy();
        }
        if (wanted.email() == null) {
            return current(vault.withPhone(contacts.phone(String.valueOf(wanted.phone()))));
        }
        Set<UUID> withEmail = current(vault.withEmail(contacts.email(wanted.email())));
        if (wanted.phone() != null) {
            withEmail.retainAll(current(vault.withPhone(contacts.phone(wanted.phone()))));
        }
        return withEmail;
    }

    /** Who was merged into another is found as that one. */
    private Set<UUID> current(Set<UUID> found) {
        Map<UUID, UUID> merged = families.representatives(found, access.partnerId());
        Set<UUID> current = new HashSet<>();
        found.forEach(id -> current.add(merged.getOrDefault(id, id)));
        return current;
    }
}
