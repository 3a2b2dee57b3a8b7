package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.Redeemed;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.loyalty.redemption.RedemptionApi.RedemptionView;
import io.dangol.loyalty.redemption.RedemptionApi.VoidRequest;
import io.dangol.loyalty.redemption.RedemptionRefusal.NothingCaptured;
import io.dangol.loyalty.redemption.RedemptionRefusal.ReferenceConflict;
import io.dangol.loyalty.redemption.RedemptionService.Answer;
import io.dangol.loyalty.redemption.Voiding.Voided;
import io.dangol.loyalty.redemption.Voiding.Wish;
import io.dangol.platform.eventlog.EventLog;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was captured goes back into the lots that it came from. One transaction, which holds the member's row. */
@Singleton
class VoidService {

    private final Transactions transactions;
    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Voiding voiding;
    private final Clock clock;

    VoidService(Transactions transactions, EventLog eventLog, LedgerFigures figures, Voiding voiding, Clock clock) {
        this.transactions = transactions;
        this.eventLog = eventLog;
        this.figures = figures;
        this.voiding = voiding;
        this.clock = clock;
    }

    Answer add(UUID id, VoidRequest request, Scope scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(connection -> {
            KeptHold asked = RedemptionService.visible(connection, id, scope);
            PointsPaid.lock(connection, asked);
            var unused = Redeemed.lock(connection, asked.memberId(), id);
            MemberAccount account = Accounts.lock(connection, asked.memberId()).orElseThrow();
            // Once it is locked: a capture that was under way has taken its lots by now.
            KeptHold kept = RedemptionService.visible(connection, id, scope);
            if (isRepeated(connection, kept, request)) {
                return new Answer(true, RedemptionView.of(kept, account, now));
            }
            return new Answer(false, voided(connection, kept, request, now));
        });
    }

    private RedemptionView voided(Connection connection, KeptHold kept, VoidRequest request, Instant now)
            throws SQLException {
        Hold hold = kept.hold();
        if (hold.spent() == 0) {
            throw new NothingCaptured(hold.status());
        }
        long points = request.points() == null ? hold.spent() : request.points();
        Voided voided =
                voiding.of(connection, kept, new Wish(request.reference(), request.points(), null), points, now);
        eventLog.append(connection, voided.events());
        figures.moved(Entry.Kind.VOIDED, points);
        return RedemptionView.of(voided.kept(), voided.account(), now);
    }

    private static boolean isRepeated(Connection connection, KeptHold kept, VoidRequest request) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select asked from redemption_void where hold_id = ? and reference = ?")) {
            select.setObject(1, kept.hold().id());
            select.setString(2, request.reference());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                @Nullable Long asked = row.getObject(1, Long.class);
                if (!Objects.equals(asked, request.points())) {
                    throw new ReferenceConflict(request.reference());
                }
                return true;
            }
        }
    }
}
