package io.dangol.loyalty.voucher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/** Terms that vouchers were issued under; never changed, another promise is another offer. */
@Singleton
public class VoucherOffers {

    private final ObjectMapper json;
    private final Ids ids;

    VoucherOffers(ObjectMapper json, Ids ids) {
        this.json = json;
        this.ids = ids;
    }

    public UUID add(Connection connection, VoucherTerms terms, Instant at) throws SQLException {
        UUID id = ids.next();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into voucher_offer (id, program_id, terms, created_at) values (?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setObject(2, terms.programId());
            insert.setString(3, json.writeValueAsString(terms));
            insert.setTimestamp(4, Timestamp.from(at));
            insert.executeUpdate();
            return id;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Terms of a voucher cannot be written", e);
        }
    }

    public VoucherTerms terms(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select terms from voucher_offer where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("Terms of a voucher vanished");
                }
                return read(row.getString(1));
            }
        }
    }

    /** As the column {@code terms} holds them. */
    public VoucherTerms read(String terms) {
        try {
            return json.readValue(terms, VoucherTerms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Terms of a voucher cannot be read", e);
        }
    }
}
