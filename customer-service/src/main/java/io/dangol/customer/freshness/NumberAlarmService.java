package io.dangol.customer.freshness;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.freshness.FreshnessRefusal.FieldNotKnown;
import io.dangol.customer.freshness.NumberAlarmApi.AlarmView;
import io.dangol.customer.freshness.NumberAlarms.Alarm;
import io.dangol.customer.freshness.NumberAlarms.Reason;
import io.dangol.customer.vault.Vault;
import io.dangol.platform.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
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
        Optional<Alarm> before = open(customerId);
        if (before.isPresent()) {
            return new Raised(AlarmView.of(before.get()), true);
        }
        alarms.raise(customerId, reason, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return new Raised(AlarmView.of(open(customerId).orElseThrow()), false);
    }

    private Optional<Alarm> open(UUID customerId) {
        return alarms.of(customerId).stream()
                .filter(alarm -> alarm.endedAt() == null)
                .findFirst();
    }
}
