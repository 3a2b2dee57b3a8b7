package io.dangol.customer.customer;

import io.dangol.platform.problem.Refusal;

/** Every way a customer can say no, or be no customer. */
final class CustomerRefusal {

    private CustomerRefusal() {}

    static final class ExternalIdTaken extends Refusal.Conflict {
        ExternalIdTaken(ExternalId id) {
            super("external-id-taken", id.system());
            var unused = at("/externalIds");
        }
    }

    /** A file or another system that has not heard of it would bring back who was to be forgotten. */
    static final class CustomerErased extends Refusal.Conflict {
        CustomerErased() {
            super("customer-erased");
        }
    }

    static final class ExternalSystemRequired extends Refusal.Invalid {
        ExternalSystemRequired() {
            super("external-system-required");
            var unused = at("/externalSystem");
        }
    }

    static final class UpdatedAfterInvalid extends Refusal.Invalid {
        UpdatedAfterInvalid() {
            super("updated-after-invalid");
            var unused = at("/updatedAfter");
        }
    }

    static final class NothingToSearchBy extends Refusal.Invalid {
        NothingToSearchBy() {
            super("nothing-to-search-by");
        }
    }
}
