package io.dangol.loyalty.staffcard;

import io.dangol.loyalty.account.AccountRefusal.UnknownCard;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.staffcard.StaffCardApi.Naming;
import io.dangol.loyalty.staffcard.StaffCardApi.StaffCardView;
import io.dangol.loyalty.staffcard.StaffCardRefusal.NoSuchStaffCard;
import io.dangol.loyalty.staffcard.StaffCardRefusal.StaffCardNamed;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who of the members is staff. Each method is one transaction. */
@ApplicationScoped
class StaffCardService {

    record Answer(boolean replayed, StaffCardView view) {}

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Ids ids;
    private final Clock clock;

    StaffCardService(Transactions transactions, Catalogs catalogs, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.ids = ids;
        this.clock = clock;
    }

    Answer name(Naming naming, Scope scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.runTwice(connection -> {
            Store store = scope.store(catalogs.current(connection), naming.storeCode());
            UUID member = Members.holder(connection, naming.cardNumber())
                    .orElseThrow(() -> new UnknownCard().at("/cardNumber"))
                    .memberId();
            Optional<StaffCard> earlier = StaffCards.find(connection, store.id(), member);
            if (earlier.isPresent()) {
                return repeated(earlier.get(), naming);
            }
            StaffCard card = new StaffCard(
                    ids.next(),
                    store.partnerId(),
                    store.id(),
                    store.code(),
                    Members.membership(connection, member).programId(),
                    member,
                    naming.cashier(),
                    scope.clientId(),
                    now);
            StaffCards.insert(connection, card);
            return new Answer(false, StaffCardView.of(card));
        });
    }

    private static Answer repeated(StaffCard earlier, Naming naming) {
        if (!Objects.equals(earlier.cashier(), naming.cashier())) {
            throw new StaffCardNamed(earlier.id()).at("/cashier");
        }
        return new Answer(true, StaffCardView.of(earlier));
    }

    Page<StaffCardView> list(int limit, @Nullable Cursor after, Scope scope) {
        UUID from = after == null ? new UUID(0, 0) : after.uuid(0);
        List<StaffCard> some = transactions.run(connection -> StaffCards.after(
                connection,
                from,
                List.copyOf(scope.storeCodes()),
                scope.partnerId().orElse(null),
                limit + 1));
        return Page.of(some, limit, StaffCardView::of, card -> Cursor.of(card.id()));
    }

    StaffCardView get(UUID id, Scope scope) {
        return transactions.run(connection -> StaffCardView.of(seen(connection, id, scope)));
    }

    void remove(UUID id, Scope scope) {
        var unused = transactions.run(connection -> {
            StaffCards.delete(connection, seen(connection, id, scope).id());
            return true;
        });
    }

    private static StaffCard seen(Connection connection, UUID id, Scope scope) throws SQLException {
        return StaffCards.find(connection, id)
                .filter(card -> scope.sees(card.storeCode(), card.partnerId()))
                .orElseThrow(() -> new NoSuchStaffCard(id));
    }
}
