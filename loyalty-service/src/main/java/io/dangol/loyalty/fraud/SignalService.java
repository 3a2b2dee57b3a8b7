package io.dangol.loyalty.fraud;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.fraud.FraudApi.SignalView;
import io.dangol.loyalty.fraud.FraudRefusal.NoSuchSignal;
import io.dangol.loyalty.fraud.FraudRefusal.SignalEnded;
import io.dangol.loyalty.fraud.OnReview.Locked;
import io.dangol.loyalty.fraud.Signal.End;
import io.dangol.loyalty.fraud.Signal.Reason;
import io.dangol.loyalty.fraud.Signal.Status;
import io.dangol.loyalty.fraud.SignalEvent.FraudReviewEnded;
import io.dangol.loyalty.fraud.Signals.Asked;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signals, and the end of their reviews: once, by whoever holds the member's row first. */
@ApplicationScoped
class SignalService {

    record Answer(boolean replayed, SignalView view) {}

    /** How it is to end, and by whom. */
    record Ending(
            Reason reason,
            @Nullable String reference,
            String client,
            @Nullable String user) {}

    private final Transactions transactions;
    private final OnReview review;
    private final EventLog eventLog;
    private final FraudFigures figures;
    private final Clock clock;

    SignalService(Transactions transactions, OnReview review, EventLog eventLog, FraudFigures figures, Clock clock) {
        this.transactions = transactions;
        this.review = review;
        this.eventLog = eventLog;
        this.figures = figures;
        this.clock = clock;
    }

    Page<SignalView> list(Asked asked, int limit, @Nullable Cursor after) {
        UUID from = after == null ? new UUID(0, 0) : after.uuid(0);
        List<Signal> some = transactions.run(connection -> Signals.after(connection, from, asked, limit + 1));
        return Page.of(some, limit, SignalView::of, signal -> Cursor.of(signal.id()));
    }

    SignalView get(UUID id, Scope scope) {
        return transactions.run(connection -> SignalView.of(seen(connection, id, scope)));
    }

    /** The same end again answers the same. */
    Answer end(UUID id, Ending ending, Scope scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Answer answer = transactions.run(connection -> {
            Locked locked = OnReview.lock(connection, seen(connection, id, scope));
            Signal signal = seen(connection, id, scope);
            if (signal.end() != null) {
                return repeated(signal, signal.end(), ending);
            }
            boolean released = ending.reason().status() == Status.RELEASED;
            long points =
                    released ? open(connection, locked, signal, now) : review.withdraw(connection, locked, signal, now);
            End end = new End(ending.reason(), ending.reference(), points, ending.client(), ending.user(), now);
            Signals.end(connection, id, end);
            Signal ended = signal.ended(end);
            eventLog.append(connection, List.of(FraudReviewEnded.of(ended)));
            return new Answer(false, SignalView.of(ended));
        });
        if (!answer.replayed()) {
            figures.ended(ending.reason().status(), 1);
        }
        return answer;
    }

    private static Answer repeated(Signal signal, End end, Ending ending) {
        if (end.reason() != ending.reason()) {
            throw new SignalEnded(signal.status());
        }
        return new Answer(true, SignalView.of(signal));
    }

    /** The last of a sale's holds opens its points. */
    private long open(Connection connection, Locked locked, Signal signal, Instant now) throws SQLException {
        if (!signal.isHold() || Signals.isHeldByOthers(connection, signal)) {
            return 0;
        }
        return review.open(connection, locked, now);
    }

    private static Signal seen(Connection connection, UUID id, Scope scope) throws SQLException {
        return Signals.find(connection, id)
                .filter(signal -> scope.sees(signal.storeCode(), signal.partnerId()))
                .orElseThrow(() -> new NoSuchSignal(id));
    }
}
