package io.dangol.loyalty.voucher;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.voucher.Voucher.Origin;
import io.dangol.loyalty.voucher.VoucherBatchApi.Issue;
import io.dangol.loyalty.voucher.VoucherBatchApi.VoucherBatchView;
import io.dangol.loyalty.voucher.VoucherRefusal.NoSuchBatch;
import io.dangol.loyalty.voucher.VoucherRefusal.ReferenceConflict;
import io.dangol.loyalty.voucher.VoucherRefusal.ValueUnclear;
import io.dangol.platform.audit.AuditLog;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction. */
@ApplicationScoped
class VoucherBatchService {

    /** Rows of one statement. */
    private static final int AT_ONCE = 5_000;

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final VoucherOffers offers;
    private final VoucherCodes codes;
    private final AuditLog auditLog;
    private final Ids ids;
    private final Clock clock;

    VoucherBatchService(
            Transactions transactions,
            Catalogs catalogs,
            VoucherOffers offers,
            VoucherCodes codes,
            AuditLog auditLog,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.offers = offers;
        this.codes = codes;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    Answer<VoucherBatchView> issue(Issue request, String clientId) {
        Instant now = now();
        VoucherWish.requireSome(request.validFrom() == null ? now : request.validFrom(), request.validUntil());
        if (request.value().isPersonal()) { // Nobody has them yet whose card could be shown.
            throw new ValueUnclear(request.value().kind()).at("/value/personal");
        }
        return transactions.runTwice(connection -> {
            VoucherWish wish = request.wish();
            VoucherTerms terms = wish.terms(request.value(), wish.program(catalogs.current(connection)), "/value");
            Optional<VoucherBatch> earlier = VoucherBatches.find(connection, clientId, request.reference());
            if (earlier.isPresent()) {
                return repeated(connection, earlier.get(), request, terms);
            }
            VoucherBatch batch =
                    VoucherBatch.asked(ids.next(), offers.add(connection, terms, now), clientId, request, now);
            VoucherBatches.insert(connection, batch);
            insertVouchers(connection, batch);
            return new Answer<>(false, VoucherBatchView.of(batch, terms));
        });
    }

    VoucherBatchView get(UUID id) {
        return transactions.run(connection -> view(connection, batch(connection, id)));
    }

    Page<VoucherBatchView> list(int limit, @Nullable Cursor after) {
        UUID from = after == null ? new UUID(0, 0) : after.uuid(0);
        return transactions.run(connection -> {
            Stream.Builder<VoucherBatchView> views = Stream.builder();
            for (VoucherBatch batch : VoucherBatches.after(connection, from, limit + 1)) {
                views.add(view(connection, batch));
            }
            return Page.of(views.build().toList(), limit, view -> view, view -> Cursor.of(view.batchId()));
        });
    }

    VoucherBatchView revoke(UUID id) {
        return transactions.run(connection -> {
            VoucherBatches.revoke(connection, batch(connection, id).id(), now());
            return view(connection, batch(connection, id));
        });
    }

    /** Money in clear: who took it is written down. */
    String codes(UUID id) {
        Instant now = now();
        List<Voucher> vouchers = transactions.run(
                connection -> Vouchers.ofBatch(connection, batch(connection, id).id()));
        auditLog.read(List.of(id));
        return vouchers.stream()
                .map(voucher -> codes.code(voucher.prefix(), voucher.seed()) + "," + voucher.statusAt(now) + "\r\n")
                .collect(Collectors.joining("", "code,status\r\n", ""));
    }

    private void insertVouchers(Connection connection, VoucherBatch batch) throws SQLException {
        Origin origin = new Origin(batch.offerId(), batch.id(), batch.prefix(), null);
        for (int made = 0; made < batch.size(); made += AT_ONCE) {
            List<Voucher> some = Stream.generate(
                            () -> Voucher.issued(ids.next(), origin, batch.validFrom(), batch.validUntil()))
                    .limit(Math.min(AT_ONCE, batch.size() - made))
                    .toList();
            Vouchers.insert(connection, some, codes);
        }
    }

    private Answer<VoucherBatchView> repeated(
            Connection connection, VoucherBatch earlier, Issue request, VoucherTerms asked) throws SQLException {
        VoucherTerms kept = offers.terms(connection, earlier.offerId());
        if (!earlier.isOf(request, asked, kept)) {
            throw new ReferenceConflict(request.reference());
        }
        return new Answer<>(true, VoucherBatchView.of(earlier, kept));
    }

    private VoucherBatchView view(Connection connection, VoucherBatch batch) throws SQLException {
        return VoucherBatchView.of(batch, offers.terms(connection, batch.offerId()));
    }

    private static VoucherBatch batch(Connection connection, UUID id) throws SQLException {
        return VoucherBatches.find(connection, id).orElseThrow(() -> new NoSuchBatch(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
