package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.AccountRefusal.UnknownCard;
import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.CardHolder;
import io.dangol.loyalty.account.OfflineAllowance;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.catalog.StoreRefusal;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.OfflineSpend;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.loyalty.redemption.OfflineApi.SpendReason;
import io.dangol.loyalty.redemption.OfflineApi.SpentView;
import io.dangol.loyalty.redemption.OfflineApi.Tell;
import io.dangol.loyalty.redemption.OfflineTold.Place;
import io.dangol.loyalty.redemption.RedemptionRefusal.RedemptionInConflict;
import io.dangol.loyalty.redemption.RedemptionRefusal.ReferenceConflict;
import io.dangol.loyalty.redemption.RedemptionRefusal.SpentAtOutOfRange;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points that were spent while a till could not ask. They are gone, so the question is only who pays: the member as far
 * as the balance goes, then whoever the allowance names, and beyond that whoever a person names.
 */
@ApplicationScoped
class OfflineRedemptionService {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** Tills' clocks differ a little. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** What became of it: posted, or else kept for a person. */
    private record Outcome(
            boolean replayed,
            @Nullable SpentView spent,
            @Nullable RedemptionConflict conflict) {}

    /** What the till hears where it is posted. */
    record Answer(boolean replayed, SpentView view) {
        Response response() {
            Response.ResponseBuilder built = replayed
                    ? Response.ok(view).header("Idempotency-Replayed", "true")
                    : Response.status(Response.Status.CREATED).entity(view);
            return replayed
                    ? built.build()
                    : built.header(
                                    "Location",
                                    "/v1/redemptions/" + view.redemption().redemptionId())
                            .build();
        }
    }

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final OfflineWriter writer;
    private final Ids ids;
    private final Clock clock;

    OfflineRedemptionService(Transactions transactions, Catalogs catalogs, OfflineWriter writer, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.writer = writer;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws RedemptionInConflict 409 once it is kept for a person to decide */
    Answer record(Tell request, Scope scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (request.spentAt().isAfter(now.plus(TOLERANCE)) || request.spentAt().isBefore(EARLIEST)) {
            throw new SpentAtOutOfRange().at("/spentAt");
        }
        Outcome outcome = transactions.runTwice(connection -> told(connection, request, scope, now));
        SpentView spent = outcome.spent();
        RedemptionConflict conflict = outcome.conflict();
        if (conflict != null) {
            throw new RedemptionInConflict(conflict.reason(), conflict.id());
        }
        if (spent == null) {
            throw new IllegalStateException("It is posted, or kept");
        }
        return new Answer(outcome.replayed(), spent);
    }

    private Outcome told(Connection connection, Tell request, Scope scope, Instant now) throws SQLException {
        Store store = scope.store(catalogs.current(connection), request.storeCode());
        OfflineTold told = new OfflineTold(
                Place.of(store),
                request.reference(),
                holder(connection, request).memberId(),
                request.terminalId(),
                request.receiptNumber(),
                request.points(),
                request.spentAt().truncatedTo(ChronoUnit.MICROS));
        told.lockReceipt(connection);
        // Before its reference is looked for: of two that say the same one waits here and then finds the other's.
        MemberAccount account = Accounts.lock(connection, told.memberId()).orElseThrow();
        Optional<KeptHold> earlier = Holds.find(connection, store.id(), told.reference());
        if (earlier.isPresent() && !told.isLapsed(earlier.get(), now)) {
            return again(connection, told, earlier.get(), account, scope, now);
        }
        Optional<RedemptionConflict> before = RedemptionConflicts.find(connection, told);
        if (before.isPresent()) {
            return new Outcome(true, null, before.get());
        }
        StoreRefusal.requireOpen(store, told.spentAt());
        MemberAccount free = OfflineWriter.freed(account, earlier);
        return holder(connection, request).active()
                ? fresh(connection, told, free, scope, now)
                : kept(connection, told, free, SpendReason.CARD_BLOCKED, scope, now);
    }

    private Outcome again(
            Connection connection, OfflineTold told, KeptHold earlier, MemberAccount account, Scope scope, Instant now)
            throws SQLException {
        if (told.isHeldBy(earlier, now)) {
            return new Outcome(false, writer.capture(connection, told, earlier, account, now), null);
        }
        Optional<SpentView> same = writer.repeated(connection, told, earlier, account, now);
        return same.isPresent()
                ? new Outcome(true, same.get(), null)
                : kept(connection, told, account, SpendReason.REFERENCE_REUSED, scope, now);
    }

    /** What the balance covers needs no allowance: online it would have been let through as well. */
    private Outcome fresh(Connection connection, OfflineTold told, MemberAccount account, Scope scope, Instant now)
            throws SQLException {
        UUID storePartner = told.store().partnerId();
        if (OfflineSpend.shortfall(account, told.points(), now) == 0) {
            return new Outcome(false, writer.write(connection, told, account, storePartner, null, now), null);
        }
        ProgramTerms terms = writer.terms(connection, told.memberId());
        Optional<OfflineAllowance> allowance = OfflineAllowance.at(connection, terms.id(), told.spentAt());
        if (allowance.isEmpty()
                || !allowance.get().reaches(told.spentAt(), now)
                || !covers(connection, allowance.get(), told, account, terms)) {
            return kept(connection, told, account, SpendReason.BEYOND_ALLOWANCE, scope, now);
        }
        UUID lender = allowance.get().lender(storePartner);
        int version = allowance.get().version();
        return new Outcome(false, writer.write(connection, told, account, lender, version, now), null);
    }

    private static boolean covers(
            Connection connection,
            OfflineAllowance allowance,
            OfflineTold told,
            MemberAccount account,
            ProgramTerms terms)
            throws SQLException {
        long spent = OfflineRows.spentOn(
                connection,
                account.state().memberId(),
                told.spentAt().atZone(terms.zone()).toLocalDate());
        return allowance.covers(told.points(), spent);
    }

    /** Once for each content. It stays a conflict also when the balance would cover it later: somebody is at it. */
    private Outcome kept(
            Connection connection,
            OfflineTold told,
            MemberAccount account,
            SpendReason reason,
            Scope scope,
            Instant now)
            throws SQLException {
        Optional<RedemptionConflict> before = RedemptionConflicts.find(connection, told);
        if (before.isPresent()) {
            return new Outcome(true, null, before.get());
        }
        long shortfall = OfflineSpend.shortfall(account, told.points(), now);
        RedemptionConflict conflict =
                new RedemptionConflict(ids.next(), told, shortfall, reason, now, scope.clientId(), null);
        if (!RedemptionConflicts.insert(connection, conflict)) {
            throw new ReferenceConflict(told.reference()).at("/reference");
        }
        return new Outcome(false, null, conflict);
    }

    private static CardHolder holder(Connection connection, Tell request) throws SQLException {
        return Members.holder(connection, request.cardNumber()).orElseThrow(() -> new UnknownCard().at("/cardNumber"));
    }
}
