package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.ConflictApi.ConflictView;
import io.dangol.loyalty.sale.ConflictApi.Resolution;
import io.dangol.loyalty.sale.ConflictApi.Resolve;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleCommand.Answer;
import io.dangol.loyalty.sale.SaleRefusal.ConflictResolved;
import io.dangol.loyalty.sale.SaleRefusal.ResolutionUnclear;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.trace.Cause;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides once what becomes of a conflict; a sale that it makes is written in the same transaction. */
@Singleton
class ConflictResolver {

    private final Transactions transactions;
    private final ConflictService conflicts;
    private final TillTransaction till;
    private final TillFigures figures;
    private final EventLog eventLog;
    private final SaleCommands commands;
    private final Clock clock;

    ConflictResolver(
            Transactions transactions,
            ConflictService conflicts,
            TillTransaction till,
            TillFigures figures,
            EventLog eventLog,
            SaleCommands commands,
            Clock clock) {
        this.transactions = transactions;
        this.conflicts = conflicts;
        this.till = till;
        this.figures = figures;
        this.eventLog = eventLog;
        this.commands = commands;
        this.clock = clock;
    }

    /** A sale that was made of what arrived. */
    private record Recorded(SaleCommand command, Answer answer) {}

    /** What was decided, and the sale that it made. */
    private record Done(Conflict conflict, Optional<Recorded> recorded) {}

    ConflictView resolve(UUID id, Resolve how, Scope scope) {
        if (!Conflict.isClear(how)) {
            throw new ResolutionUnclear().at("/receiptNumber");
        }
        long begin = System.nanoTime();
        Done done = transactions.runTwice(connection -> resolved(connection, id, how, scope));
        done.recorded()
                .ifPresent(sale -> figures.committed(Map.of(sale.command(), sale.answer()), System.nanoTime() - begin));
        return done.conflict().view();
    }

    private Done resolved(Connection connection, UUID id, Resolve how, Scope scope) throws SQLException {
        Conflict conflict = ConflictService.seen(Conflicts.lock(connection, id), id, scope);
        if (conflict.isResolved(how)) {
            return new Done(conflict, Optional.empty());
        }
        if (conflict.resolution() != null) {
            throw new ConflictResolved(conflict.resolution().decision());
        }
        String number = how.receiptNumber();
        Optional<Recorded> recorded =
                number == null ? Optional.empty() : Optional.of(recorded(connection, conflict, number, scope));
        Resolution resolution = resolution(
                how, recorded.map(sale -> sale.answer().sale().saleId()).orElse(null), scope);
        Conflicts.resolve(connection, id, resolution);
        return new Done(conflict.resolved(resolution), recorded);
    }

    /** As the till would have it; where the till has sent it under that number in the meantime, that is the sale. */
    private Recorded recorded(Connection connection, Conflict conflict, String number, Scope scope)
            throws SQLException {
        SaleRequest request = conflicts.arrived(conflict).as(number);
        SaleCommand command = commands.of(request, conflict.coalition(), scope, Cause.current());
        SaleGroup alone = till.loaded(connection, List.of(command));
        Answer answer = alone.decide(command);
        alone.write(connection, eventLog);
        return new Recorded(command, answer);
    }

    private Resolution resolution(Resolve how, @Nullable UUID saleId, Scope scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Resolution(how.decision(), how.receiptNumber(), saleId, how.reference(), scope.clientId(), now);
    }
}
