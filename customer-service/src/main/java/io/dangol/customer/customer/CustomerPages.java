package io.dangol.customer.customer;

import io.dangol.customer.customer.CustomerApi.CustomerView;
import io.dangol.customer.vault.Disclosure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All customers that the caller may see, in the order of their ids, as part of a transaction that answers for reading them. */
@ApplicationScoped
public class CustomerPages {

    private final Customers customers;
    private final CustomerViews views;

    CustomerPages(Customers customers, CustomerViews views) {
        this.customers = customers;
        this.views = views;
    }

    /** @param last of the page before; null: from the first one */
    public List<CustomerView> after(@Nullable UUID last, int limit, Disclosure disclosure) {
        List<Customer> rows = customers.after(last, limit);
        return rows.isEmpty()
                ? List.of()
                : rows.stream().map(views.ofAll(rows, disclosure)).toList();
    }
}
