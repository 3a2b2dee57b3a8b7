package io.dangol.loyalty.settlement;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.pointvalue.Decimals;
import io.dangol.loyalty.settlement.Netting.Total;
import io.dangol.loyalty.settlement.SettlementApi.LineView;
import io.dangol.loyalty.settlement.SettlementApi.StatementDetails;
import io.dangol.loyalty.settlement.SettlementApi.StatementView;
import io.dangol.loyalty.settlement.SettlementApi.TotalView;
import io.dangol.loyalty.settlement.SettlementRefusal.ComputedElsewhere;
import io.dangol.loyalty.settlement.SettlementRefusal.NoSuchSettlement;
import io.dangol.loyalty.settlement.SettlementRefusal.NoSuchStatement;
import io.dangol.loyalty.settlement.SettlementRefusal.NotComputed;
import io.dangol.platform.csv.Csv;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.wall.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads statements: headquarters all of them, a partner its own. */
@ApplicationScoped
class StatementService {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final List<String> COLUMNS = List.of(
            "entryId",
            "counterpartyPartnerId",
            "kind",
            "at",
            "storeCode",
            "receiptNumber",
            "reference",
            "sourceId",
            "points",
            "pointValue",
            "exactAmount");

    private final Transactions transactions;

    StatementService(Transactions transactions) {
        this.transactions = transactions;
    }

    Page<StatementView> list(UUID settlementId, Optional<UUID> onlyOf, int limit, @Nullable Cursor after) {
        UUID from = after == null ? new UUID(0, 0) : after.uuid(0);
        return transactions.snapshot(connection -> {
            Settlement settlement = settlement(connection, settlementId);
            List<Statement> some = StatementRows.after(connection, settlementId, onlyOf, from, limit + 1);
            return Page.of(
                    some,
                    limit,
                    statement -> view(settlement, statement),
                    statement -> Cursor.of(statement.balance().partnerId()));
        });
    }

    StatementDetails get(UUID settlementId, UUID partnerId) {
        return transactions.snapshot(connection -> {
            Settlement settlement = computed(connection, settlementId);
            Statement statement = statement(connection, settlementId, partnerId);
            List<TotalView> totals = Totals.of(connection, settlementId, partnerId).stream()
                    .map(StatementService::view)
                    .toList();
            return new StatementDetails(
                    settlement.id(),
                    settlement.from(),
                    settlement.until(),
                    settlement.status(),
                    view(settlement, statement),
                    totals);
        });
    }

    Page<LineView> lines(UUID settlementId, UUID partnerId, int limit, @Nullable Cursor after) {
        return transactions.snapshot(connection -> {
            var unused = computed(connection, settlementId);
            var unusedToo = statement(connection, settlementId, partnerId);
            List<LineView> some = LineRows.after(connection, settlementId, partnerId, after, limit + 1);
            return Page.of(some, limit, line -> line, LineRows::position);
        });
    }

    /** Before anything of it is sent: the settlement as it stands, if the statement is there. */
    Settlement about(UUID settlementId, UUID partnerId) {
        return transactions.snapshot(connection -> {
            var unused = statement(connection, settlementId, partnerId);
            return computed(connection, settlementId);
        });
    }

    /**
     * All lines, a thousand in a transaction: however slowly they are taken, no connection waits for it.
     *
     * @throws ComputedElsewhere where the settlement is computed anew meanwhile: half of one and half of the other is none
     */
    void write(Settlement settlement, UUID partnerId, Reach reach, OutputStream out) throws IOException {
        try (Csv csv = Csv.to(out, COLUMNS)) {
            Cursor after = null;
            do {
                Cursor from = after;
                List<LineView> some = reach.call(
                        () -> transactions.snapshot(connection -> next(connection, settlement, partnerId, from)));
                for (LineView line : some) {
                    write(csv, line);
                }
                after = some.size() < ROWS_AT_ONCE ? null : LineRows.position(some.get(some.size() - 1));
            } while (after != null);
        }
    }

    private static List<LineView> next(
            Connection connection, Settlement settlement, UUID partnerId, @Nullable Cursor after) throws SQLException {
        if (!Objects.equals(
                settlement.run(), settlement(connection, settlement.id()).run())) {
            throw new ComputedElsewhere();
        }
        return LineRows.after(connection, settlement.id(), partnerId, after, ROWS_AT_ONCE);
    }

    private static void write(Csv csv, LineView line) throws IOException {
        csv.row(
                line.entryId(),
                line.counterpartyPartnerId(),
                line.kind(),
                line.at(),
                line.storeCode(),
                line.receiptNumber(),
                line.reference(),
                line.sourceId(),
                line.points(),
                line.pointValue(),
                line.exactAmount());
    }

    private static Settlement settlement(Connection connection, UUID id) throws SQLException {
        return Settlements.find(connection, id).orElseThrow(() -> new NoSuchSettlement(id));
    }

    /** While it is computed its lines are of two runs. */
    private static Settlement computed(Connection connection, UUID id) throws SQLException {
        Settlement settlement = settlement(connection, id);
        if (settlement.status() == Settlement.Status.OPEN) {
            throw new NotComputed();
        }
        return settlement;
    }

    private static Statement statement(Connection connection, UUID settlementId, UUID partnerId) throws SQLException {
        return StatementRows.of(connection, settlementId, partnerId).orElseThrow(() -> new NoSuchStatement(partnerId));
    }

    private static TotalView view(Total total) {
        return new TotalView(
                total.counterpartyId(),
                total.kind(),
                total.pointsReceivable(),
                total.pointsPayable(),
                Decimals.plain(total.receivable()),
                Decimals.plain(total.payable()));
    }

    private static StatementView view(Settlement settlement, Statement statement) {
        return new StatementView(
                statement.balance().partnerId(),
                settlement.currency(),
                statement.balance().points(),
                Decimals.plain(statement.balance().exact()),
                statement.balance().amount(),
                statement.funded().given(),
                statement.funded().takenBack(),
                statement.funded().expired(),
                statement.funded().redeemed(),
                statement.pointsOutstanding());
    }
}
