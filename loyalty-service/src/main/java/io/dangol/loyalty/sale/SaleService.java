package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.QuoteApi.Quote;
import io.dangol.loyalty.sale.ReceiptClaimApi.ClaimEvidence;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleApi.SaleView;
import io.dangol.loyalty.sale.SaleCommand.Answer;
import io.dangol.loyalty.sale.SaleDetail.ReturnSummary;
import io.dangol.loyalty.sale.SaleRefusal.NoSuchSale;
import io.dangol.loyalty.sale.Sales.KeptSale;
import io.dangol.platform.trace.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Recording a sale and reading it. */
@ApplicationScoped
class SaleService {

    private final Till till;
    private final TillTransaction group;
    private final Sales sales;
    private final Transactions transactions;
    private final SaleCommands commands;
    private final ConflictKeeper conflicts;
    private final Clock clock;

    SaleService(
            Till till,
            TillTransaction group,
            Sales sales,
            Transactions transactions,
            SaleCommands commands,
            ConflictKeeper conflicts,
            Clock clock) {
        this.till = till;
        this.group = group;
        this.sales = sales;
        this.transactions = transactions;
        this.commands = commands;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    /** Completes once it is on the disk; completes with a refusal where nothing was written. */
    CompletableFuture<Answer> record(SaleRequest request, Scope scope, Cause cause) {
        SalePolicy.check(request, clock.instant());
        SaleCommand command = commands.of(request, scope, cause);
        till.submit(command);
        return conflicts.watched(command);
    }

    /** Decided as the sale would be, and undone. */
    Quote quote(SaleRequest request, Scope scope) {
        SalePolicy.check(request, clock.instant());
        SaleCommand command = commands.of(request, scope, Cause.current());
        return transactions.preview(connection -> {
            SaleGroup alone = group.loaded(connection, List.of(command));
            Answer answer = alone.decide(command);
            SaleView sale = answer.sale();
            return new Quote(
                    answer.replayed(),
                    sale.identified(),
                    sale.pointsEarned(),
                    answer.replayed() ? null : alone.earnedByLast(),
                    answer.replayed() ? null : alone.withheldFromLast(),
                    sale.balance());
        });
    }

    SaleDetail get(UUID id, Scope scope) {
        return transactions.run(connection -> {
            KeptSale sale = sales.find(connection, id)
                    .filter(kept -> scope.sees(kept.storeCode(), kept.partnerId()))
                    .orElseThrow(() -> new NoSuchSale(id));
            List<ReturnSummary> returns = ReturnRows.ofSale(connection, id).stream()
                    .map(ReturnRow::summary)
                    .toList();
            Beside beside = new Beside(
                    ReceiptClaims.coalition(connection, id),
                    ReceiptClaims.find(connection, id).orElse(null));
            return detail(sale, returns, beside);
        });
    }

    /** What only some sales have. */
    private record Beside(
            @Nullable String coalition, @Nullable ReceiptClaim claim) {

        long pointsReturned() {
            return claim == null ? 0 : claim.pointsReturned();
        }

        @Nullable ClaimEvidence evidence() {
            return claim == null ? null : claim.evidence();
        }
    }

    private static SaleDetail detail(KeptSale sale, List<ReturnSummary> returns, Beside beside) {
        long returned = returns.stream().mapToLong(ReturnSummary::totalAmount).sum();
        String status = returned == 0 ? "RECORDED" : returned < sale.totalAmount() ? "PARTLY_RETURNED" : "RETURNED";
        return new SaleDetail(
                sale.id(),
                status,
                sale.storeCode(),
                sale.terminalId(),
                sale.receiptNumber(),
                sale.soldAt(),
                sale.currency(),
                sale.channel(),
                sale.lines().stream().map(StoredLine::line).toList(),
                sale.totalAmount(),
                returned,
                sale.identifiedNow(),
                sale.pointsEarned(),
                returns.stream().mapToLong(ReturnSummary::pointsReturned).sum() + beside.pointsReturned(),
                sale.ruleVersion(),
                returns,
                sale.recordedBy(),
                beside.coalition(),
                beside.evidence(),
                Map.of("self", "/v1/sales/" + sale.id()));
    }
}
