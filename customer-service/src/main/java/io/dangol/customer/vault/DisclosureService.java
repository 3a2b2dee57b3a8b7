package io.dangol.customer.vault;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.vault.DisclosureApi.DisclosureView;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.audit.AuditService;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who saw a customer's personal data in clear, for whoever may see the customer. */
@ApplicationScoped
@Transactional
class DisclosureService {

    private final AuditService entries;
    private final AuditLog auditLog;
    private final CustomerAccess access;

    DisclosureService(AuditService entries, AuditLog auditLog, CustomerAccess access) {
        this.entries = entries;
        this.auditLog = auditLog;
        this.access = access;
    }

    Page<DisclosureView> list(UUID customerId, int limit, @Nullable Cursor cursor) {
        access.require(customerId);
        auditLog.read(Set.of(customerId));
        var found = entries.disclosuresOf(customerId, limit, cursor);
        return new Page<>(
                found.data().stream()
                        .map(entry -> DisclosureView.of(entry, access.partnerId()))
                        .toList(),
                found.next());
    }
}
