package io.dangol.customer.leavealone;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.family.Families;
import io.dangol.customer.family.Family;
import io.dangol.customer.leavealone.LeaveAloneApi.LeaveAloneView;
import io.dangol.customer.leavealone.LeaveAloneApi.Terms;
import io.dangol.customer.leavealone.LeaveAloneRefusal.NotLeftAlone;
import io.dangol.customer.optout.Objection;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction: load, decide, store. */
@ApplicationScoped
@Transactional
class LeaveAloneService {

    /** Whether the customer was not left alone before. */
    record Put(boolean created, LeaveAloneView view) {}

    private final LeaveAlones all;
    private final CustomerAccess access;
    private final Families families;
    private final Event<Objection> objections;
    private final AuditLog auditLog;
    private final Clock clock;

    LeaveAloneService(
            LeaveAlones all,
            CustomerAccess access,
            Families families,
            Event<Objection> objections,
            AuditLog auditLog,
            Clock clock) {
        this.all = all;
        this.access = access;
        this.families = families;
        this.objections = objections;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    LeaveAloneView get(UUID customerId) {
        access.require(customerId);
        auditLog.read(Set.of(customerId));
        return shown(customerId).map(LeaveAloneView::of).orElseThrow(NotLeftAlone::new);
    }

    Put put(UUID customerId, Terms terms, @Nullable String ifMatch) {
        access.lock(customerId);
        LeaveAlone shown = shown(customerId).orElse(null);
        if (shown == null) {
            ETags.requireMatchIfSent(ifMatch, null);
            return new Put(true, made(customerId, terms));
        }
        ETags.requireMatch(ifMatch, shown.version());
        if (!shown.customerId().equals(customerId)) {
            return new Put(false, made(customerId, terms));
        }
        shown.change(terms.reason(), terms.reviewOn());
        all.flush();
        return new Put(false, LeaveAloneView.of(shown));
    }

    /** The customer's own, also where another's was shown: that one stays as it is, should they be parted. */
    private LeaveAloneView made(UUID customerId, Terms terms) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LeaveAlone made = new LeaveAlone(customerId, terms.reason(), terms.reviewOn(), now);
        all.persistAndFlush(made);
        objections.fire(Objection.toEverything(customerId, now));
        return LeaveAloneView.of(made);
    }

    void end(UUID customerId) {
        access.lock(customerId);
        long ended = members(customerId).stream().filter(all::deleteById).count();
        if (ended == 0) {
            throw new NotLeftAlone();
        }
    }

    /** Its own, else that of the first that was merged into it; by its version the caller says what it has seen. */
    private Optional<LeaveAlone> shown(UUID customerId) {
        return members(customerId).stream()
                .flatMap(member -> all.findByIdOptional(member).stream())
                .findFirst();
    }

    /** The customer's own record, and those that were merged into it: they are left alone together. */
    private Set<UUID> members(UUID customerId) {
        return families.below(Set.of(customerId))
                .getOrDefault(customerId, Family.alone(customerId))
                .members();
    }
}
