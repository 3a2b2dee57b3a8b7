package io.dangol.platform.inbox;

import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.database.PassingFailure;
import io.dangol.platform.eventlog.Relay;
import io.dangol.platform.http.ServiceName;
import io.dangol.platform.inbox.OperationsApi.DeadLetterView;
import io.dangol.platform.inbox.OperationsApi.EventsView;
import io.dangol.platform.inbox.OperationsRefusal.RedriveFailed;
import io.dangol.platform.inbox.OperationsRefusal.UnknownDeadLetter;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators do about events. */
@ApplicationScoped
class OperationsService {

    private final DeadLetters deadLetters;
    private final Inbox inbox;
    private final Relay relay;
    private final ServiceName here;
    private final AuditLog auditLog;

    OperationsService(DeadLetters deadLetters, Inbox inbox, Relay relay, ServiceName here, AuditLog auditLog) {
        this.deadLetters = deadLetters;
        this.inbox = inbox;
        this.relay = relay;
        this.here = here;
        this.auditLog = auditLog;
    }

    EventsView events(String service) {
        here.require(service);
        var backlog = relay.backlog();
        InboxProgress progress = inbox.progress();
        return new EventsView(
                service,
                backlog.events(),
                backlog.oldestAgeMs(),
                relay.published(),
                progress.consumed(),
                progress.waiting(),
                progress.lagMs(),
                deadLetters.count());
    }

    EventsView replay(String service, @Nullable Instant from) {
        here.require(service);
        auditLog.toBeDone();
        relay.replay(from == null ? Instant.EPOCH : from);
        return events(service);
    }

    Page<DeadLetterView> deadLetters(String service, int limit, @Nullable Cursor after) {
        here.require(service);
        return Page.of(deadLetters.open(limit + 1, after), limit, DeadLetterView::of, letter -> Cursor.of(letter.id()));
    }

    DeadLetterView redrive(String service, UUID id) {
        here.require(service);
        try {
            return QuarkusTransaction.requiringNew().call(() -> redriven(id));
        } catch (UnknownDeadLetter unknown) {
            throw unknown;
        } catch (RuntimeException again) {
            if (PassingFailure.caused(again)) {
                throw again; // The database is away: that says nothing about the event.
            }
            throw new RedriveFailed(id, again.getClass().getSimpleName());
        }
    }

    private DeadLetterView redriven(UUID id) {
        DeadLetter letter = deadLetters.lock(id).orElseThrow(() -> new UnknownDeadLetter(id));
        if (letter.redrivenAt() == null) {
            Subscriber subscriber = inbox.subscriber(letter.subscriber()).orElseThrow(() -> new UnknownDeadLetter(id));
            subscriber.on(letter.event());
            deadLetters.redriven(id);
        }
        return DeadLetterView.of(deadLetters.lock(id).orElse(letter));
    }
}
