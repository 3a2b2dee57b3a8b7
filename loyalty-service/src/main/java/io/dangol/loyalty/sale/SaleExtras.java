package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.sale.SaleRow.Fresh;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What only some sales have beside them. A group in which none has it writes nothing and asks nothing for it. */
final class SaleExtras {

    private record Card(UUID saleId, UUID partnerId, CoalitionShown shown, LocalDate day) {}

    private record Code(String hash, UUID saleId, UUID partnerId, UUID programId, int ruleVersion, Instant expiresAt) {}

    private static final String CARDS = """
            insert into coalition_sale (sale_id, partner_id, coalition, token, business_day)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::date[])""";

    private static final String CODES = """
            insert into receipt_code (code_hash, sale_id, partner_id, program_id, rule_version, expires_at)
            select * from unnest(?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::timestamptz[])""";

    private final List<Card> cards = new ArrayList<>();
    private final List<Code> codes = new ArrayList<>();
    private final Catalog catalog;
    private final ReceiptCodes receiptCodes;
    private final Instant now;

    SaleExtras(Catalog catalog, ReceiptCodes receiptCodes, Instant now) {
        this.catalog = catalog;
        this.receiptCodes = receiptCodes;
        this.now = now;
    }

    ReceiptCodes codes() {
        return receiptCodes;
    }

    /** Until when a sale without a card can be claimed in any programme; null where no programme asks for it. */
    @Nullable Instant claimableUntil(String currency) {
        return catalog.claimable(currency).stream()
                .flatMap(program -> expiry(program).stream())
                .max(Instant::compareTo)
                .orElse(null);
    }

    void keep(Fresh sale, @Nullable CoalitionShown shown) {
        UUID saleId = sale.row().id();
        UUID partnerId = sale.store().partnerId();
        if (shown != null) {
            LocalDate day = sale.store().businessDay(sale.request().soldAt());
            cards.add(new Card(saleId, partnerId, shown, day));
        }
        if (sale.row().claimableUntil() != null) {
            String hash = receiptCodes.hash(saleId);
            for (ProgramTerms program : catalog.claimable(sale.request().currency())) {
                int version = program.ruleVersionAt(sale.request().soldAt());
                expiry(program)
                        .ifPresent(until -> codes.add(new Code(hash, saleId, partnerId, program.id(), version, until)));
            }
        }
    }

    void write(Connection connection) throws SQLException {
        if (!cards.isEmpty()) {
            writeCards(connection);
        }
        if (!codes.isEmpty()) {
            writeCodes(connection);
        }
    }

    private Optional<Instant> expiry(ProgramTerms program) {
        return Optional.ofNullable(program.receiptClaimDays()).map(days -> now.plus(Duration.ofDays(days)));
    }

    private void writeCards(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CARDS)) {
            var unused = new Columns<>(connection, insert, cards)
                    .add("uuid", Card::saleId)
                    .add("uuid", Card::partnerId)
                    .add("text", card -> card.shown().coalition())
                    .add("text", card -> card.shown().token())
                    .add("date", Card::day);
            insert.executeUpdate();
        }
    }

    private void writeCodes(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CODES)) {
            var unused = new Columns<>(connection, insert, codes)
                    .add("text", Code::hash)
                    .add("uuid", Code::saleId)
                    .add("uuid", Code::partnerId)
                    .add("uuid", Code::programId)
                    .add("int4", Code::ruleVersion)
                    .add("timestamptz", Code::expiresAt);
            insert.executeUpdate();
        }
    }
}
