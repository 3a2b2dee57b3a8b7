package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.loyalty.redemption.OfflineApi.ConflictView;
import io.dangol.loyalty.redemption.OfflineApi.Resolution;
import io.dangol.loyalty.redemption.OfflineApi.Resolve;
import io.dangol.loyalty.redemption.OfflineApi.SpendDecision;
import io.dangol.loyalty.redemption.OfflineApi.SpendStatus;
import io.dangol.loyalty.redemption.OfflineApi.SpentView;
import io.dangol.loyalty.redemption.RedemptionConflicts.Asked;
import io.dangol.loyalty.redemption.RedemptionRefusal.ConflictResolved;
import io.dangol.loyalty.redemption.RedemptionRefusal.NoSuchConflict;
import io.dangol.loyalty.redemption.RedemptionRefusal.RecordAsUnclear;
import io.dangol.loyalty.redemption.RedemptionRefusal.ReferenceConflict;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of redemptions that could not be posted as they came; decided once, posted in the same transaction. */
@ApplicationScoped
class RedemptionConflictService {

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final OfflineWriter writer;
    private final Clock clock;

    RedemptionConflictService(Transactions transactions, Catalogs catalogs, OfflineWriter writer, Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.writer = writer;
        this.clock = clock;
    }

    Page<ConflictView> list(
            @Nullable SpendStatus status, @Nullable String storeCode, int limit, @Nullable Cursor after, Scope scope) {
        UUID from = after == null ? new UUID(0, 0) : after.uuid(0);
        List<RedemptionConflict> some = transactions.run(connection -> {
            List<String> stores = storeCode == null
                    ? List.copyOf(scope.storeCodes())
                    : List.of(
                            scope.store(catalogs.current(connection), storeCode).code());
            return RedemptionConflicts.after(
                    connection, from, new Asked(stores, scope.partnerId().orElse(null), status), limit + 1);
        });
        return Page.of(some, limit, RedemptionConflict::view, conflict -> Cursor.of(conflict.id()));
    }

    ConflictView get(UUID id, Scope scope) {
        return transactions
                .run(connection -> seen(RedemptionConflicts.find(connection, id), id, scope))
                .view();
    }

    ConflictView resolve(UUID id, Resolve how, Scope scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions
                .runTwice(connection -> resolved(connection, id, how, scope, now))
                .view();
    }

    /** Locked in the order in which tills tell: the receipt, the member, and only then the conflict. */
    private RedemptionConflict resolved(Connection connection, UUID id, Resolve how, Scope scope, Instant now)
            throws SQLException {
        OfflineTold told =
                seen(RedemptionConflicts.find(connection, id), id, scope).told();
        told.lockReceipt(connection);
        MemberAccount account = Accounts.lock(connection, told.memberId()).orElseThrow();
        RedemptionConflict conflict = seen(RedemptionConflicts.lock(connection, id), id, scope);
        if (conflict.isResolved(how)) {
            return conflict;
        }
        if (conflict.resolution() != null) {
            throw new ConflictResolved(conflict.resolution().decision());
        }
        if (!RedemptionConflict.isClear(how)) {
            throw new RecordAsUnclear().at("/recordAs");
        }
        UUID redemption = how.decision() == SpendDecision.REJECT
                ? null
                : accepted(connection, told, how.recordAs(), account, now);
        Resolution resolution =
                new Resolution(how.decision(), how.recordAs(), redemption, how.ticket(), scope.clientId(), now);
        RedemptionConflicts.resolve(connection, id, resolution);
        return conflict.resolved(resolution);
    }

    /** At the expense of the store that gave the goods, so far as the balance still does not cover it. */
    private UUID accepted(
            Connection connection, OfflineTold told, @Nullable String recordAs, MemberAccount account, Instant now)
            throws SQLException {
        OfflineTold named = recordAs == null ? told : told.as(recordAs);
        Optional<KeptHold> earlier = Holds.find(connection, named.store().storeId(), named.reference());
        if (earlier.isEmpty() || named.isLapsed(earlier.get(), now)) {
            MemberAccount free = OfflineWriter.freed(account, earlier);
            UUID lender = named.store().partnerId();
            return id(writer.write(connection, named, free, lender, null, now));
        }
        if (named.isHeldBy(earlier.get(), now)) {
            return id(writer.capture(connection, named, earlier.get(), account, now));
        }
        return id(writer.repeated(connection, named, earlier.get(), account, now)
                .orElseThrow(() -> taken(named.reference(), recordAs)));
    }

    /** It is looked at when it is decided: what was free when it was told may be taken by now. */
    private static Refusal taken(String reference, @Nullable String recordAs) {
        return recordAs == null ? new RecordAsUnclear().at("/recordAs") : new ReferenceConflict(reference);
    }

    private static UUID id(SpentView spent) {
        return spent.redemption().redemptionId();
    }

    private static RedemptionConflict seen(Optional<RedemptionConflict> found, UUID id, Scope scope) {
        return found.filter(conflict -> scope.sees(
                        conflict.told().store().storeCode(),
                        conflict.told().store().partnerId()))
                .orElseThrow(() -> new NoSuchConflict(id));
    }
}
