package io.dangol.customer.freshness;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.freshness.FreshnessRefusal.FieldNotKnown;
import io.dangol.customer.freshness.NumberAlarmApi.AlarmView;
import io.dangol.customer.freshness.NumberAlarms.Reason;
import io.dangol.customer.vault.Vault;
import io.dangol.platform.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The use cases. Each method is one transaction: load, decide, store. */
@ApplicationScoped
@Transactional
class NumberAlarmService {

    /** The alarm that is open, and whether it was before. */
    record Raised(AlarmView view, boolean replayed) {}

    private final NumberAlarms alarms;
    private final Vault vault;
    private final CustomerAccess access;
    private final AuditLog auditLog;
    private final Clock clock;

    NumberAlarmService(NumberAlarms alarms, Vault vault, CustomerAccess access, AuditLog auditLog, Clock clock) {
        this.alarms = alarms;
        this.vault = vault;
        this.access = access;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    List<AlarmView> list(UUID customerId) {
        access.require(customerId);
        auditLog.read(Set.of(customerId));
        return alarms.of(customerId).stream().map(AlarmView::of).toList();
    }

    Raised raise(UUID customerId, Reason reason) {
        access.lock(customerId);
        if (!ProfileField.PHONE.isKnown(vault.open(customerId))) {
            throw new FieldNotKnown(ProfileField.PHONE);
        }
        boolean before = alarms.open(customerId).isPresent();
        // Whoever else has a number that is not in use hears of it, though this customer's was in doubt for another
        // reason.
        if (!before || reason == Reason.NOT_IN_USE) {
            alarms.raise(customerId, reason, clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
        return new Raised(AlarmView.of(alarms.open(customerId).orElseThrow()), before);
    }
}
