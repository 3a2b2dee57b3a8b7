package io.dangol.loyalty.funding;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.funding.FundingApi.CreditLine;
import io.dangol.loyalty.funding.FundingApi.FundingAccountView;
import io.dangol.loyalty.funding.FundingApi.FundingChangeView;
import io.dangol.loyalty.funding.FundingApi.Line;
import io.dangol.loyalty.funding.FundingApi.Payment;
import io.dangol.loyalty.funding.FundingChange.Kind;
import io.dangol.loyalty.funding.FundingRefusal.CreditLineUnclear;
import io.dangol.loyalty.funding.FundingRefusal.NoSuchFundingAccount;
import io.dangol.loyalty.funding.FundingRefusal.NothingPaid;
import io.dangol.loyalty.funding.FundingRefusal.ReferenceConflict;
import io.dangol.loyalty.funding.FundingRefusal.UnknownFunder;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases. Those that change an account hold its row; what they make possible is done by {@link Covering}. */
@ApplicationScoped
class FundingService {

    record Answer(boolean replayed, FundingChangeView view) {}

    private static final UUID FIRST = new UUID(0, 0);

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Ids ids;
    private final Clock clock;

    FundingService(Transactions transactions, Catalogs catalogs, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.ids = ids;
        this.clock = clock;
    }

    /** The first time it opens the account, which counts what is given from then on. */
    FundingAccountView put(UUID partnerId, CreditLine asked, String clientId) {
        if ((asked.line() == Line.LIMITED) == (asked.points() == null)) {
            throw new CreditLineUnclear().at("/points");
        }
        Instant now = now();
        return transactions.runTwice(connection -> {
            Optional<FundingAccount> known = FundingAccounts.lock(connection, partnerId);
            if (known.isEmpty() || !Objects.equals(known.get().creditLine(), asked.points())) {
                FundingAccount before = known.isPresent() ? known.get() : opened(connection, partnerId, now);
                FundingAccounts.put(connection, before.upTo(asked.points()).changed(now));
                new FundingChange(ids.next(), partnerId, Kind.CREDIT_LINE, null, asked.points(), clientId, now)
                        .insert(connection);
            }
            return view(connection, partnerId);
        });
    }

    private FundingAccount opened(Connection connection, UUID partnerId, Instant now) throws SQLException {
        if (!catalogs.current(connection).hasStoresOf(partnerId)) {
            throw new UnknownFunder(partnerId);
        }
        try (Statement raise = connection.createStatement()) {
            raise.execute("update catalog_version set version = version + 1");
        }
        // Looked for once more: who opened it at the same moment may have been waited for here, and been paid since.
        return FundingAccounts.lock(connection, partnerId)
                .orElseGet(() -> new FundingAccount(partnerId, null, 0, 0, 0, now, now));
    }

    Answer pay(UUID partnerId, Payment payment, String clientId) {
        if (payment.points() == 0) {
            throw new NothingPaid().at("/points");
        }
        Kind kind = Kind.valueOf(payment.kind().name());
        Instant now = now();
        return transactions.run(connection -> {
            FundingAccount account =
                    FundingAccounts.lock(connection, partnerId).orElseThrow(() -> new NoSuchFundingAccount(partnerId));
            Optional<FundingChange> earlier = FundingChange.find(connection, partnerId, payment.reference());
            if (earlier.isPresent()) {
                return repeated(earlier.get(), kind, payment);
            }
            FundingChange change = new FundingChange(
                    ids.next(), partnerId, kind, payment.reference(), payment.points(), clientId, now);
            change.insert(connection);
            FundingAccounts.put(connection, account.paying(payment.points()).changed(now));
            return new Answer(false, FundingChangeView.of(change));
        });
    }

    private static Answer repeated(FundingChange earlier, Kind kind, Payment payment) {
        if (earlier.kind() != kind || !payment.points().equals(earlier.points())) {
            throw new ReferenceConflict(payment.reference());
        }
        return new Answer(true, FundingChangeView.of(earlier));
    }

    /** @param mine the partner that asks; empty: headquarters, which sees all */
    Page<FundingAccountView> list(Optional<UUID> mine, int limit, @Nullable Cursor after) {
        UUID from = after == null ? FIRST : after.uuid(0);
        return transactions.snapshot(connection -> {
            List<FundingAccount> some = FundingAccounts.after(connection, from, mine.orElse(null), limit + 1);
            Map<UUID, Instant> since = Uncovered.since(
                    connection, some.stream().map(FundingAccount::partnerId).toList());
            return Page.of(
                    some,
                    limit,
                    account -> FundingAccountView.of(account, since.get(account.partnerId())),
                    account -> Cursor.of(account.partnerId()));
        });
    }

    FundingAccountView get(UUID partnerId, Optional<UUID> mine) {
        requireMine(partnerId, mine);
        return transactions.snapshot(connection -> view(connection, partnerId));
    }

    Page<FundingChangeView> changes(UUID partnerId, Optional<UUID> mine, int limit, @Nullable Cursor after) {
        requireMine(partnerId, mine);
        UUID from = after == null ? FIRST : after.uuid(0);
        return transactions.snapshot(connection -> {
            var unused = view(connection, partnerId);
            List<FundingChange> some = FundingChange.after(connection, partnerId, from, limit + 1);
            return Page.of(some, limit, FundingChangeView::of, change -> Cursor.of(change.id()));
        });
    }

    private static void requireMine(UUID partnerId, Optional<UUID> mine) {
        if (!mine.map(partnerId::equals).orElse(true)) {
            throw new NoSuchFundingAccount(partnerId);
        }
    }

    private static FundingAccountView view(Connection connection, UUID partnerId) throws SQLException {
        FundingAccount account =
                FundingAccounts.find(connection, partnerId).orElseThrow(() -> new NoSuchFundingAccount(partnerId));
        return FundingAccountView.of(
                account, Uncovered.since(connection, List.of(partnerId)).get(partnerId));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
