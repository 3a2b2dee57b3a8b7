package io.dangol.loyalty.terminal;

import io.dangol.loyalty.account.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A document's place in its terminal's count.
 *
 * @param id of the sale or the return
 * @param happenedAt by the till's clock
 */
public record TerminalDocument(
        UUID storeId, UUID partnerId, String terminalId, long number, UUID id, Instant happenedAt) {

    /** The last whole number that every reader of JSON reads exactly (RFC 8259, section 6). */
    public static final long LAST_NUMBER = 9_007_199_254_740_991L;

    private static final String INSERT = """
            insert into terminal_document (store_id, terminal_id, number, document_id, partner_id, happened_at)
            select * from unnest(?::uuid[], ?::text[], ?::bigint[], ?::uuid[], ?::uuid[], ?::timestamptz[])""";

    /** One statement for all of them, and none for none. */
    public static void insert(Connection connection, List<TerminalDocument> documents) throws SQLException {
        if (documents.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            var unused = new Columns<>(connection, insert, documents)
                    .add("uuid", TerminalDocument::storeId)
                    .add("text", TerminalDocument::terminalId)
                    .add("bigint", TerminalDocument::number)
                    .add("uuid", TerminalDocument::id)
                    .add("uuid", TerminalDocument::partnerId)
                    .add("timestamptz", TerminalDocument::happenedAt);
            insert.executeUpdate();
        }
    }
}
