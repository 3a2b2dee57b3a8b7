package io.dangol.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dangol.platform.audit.AuditApi.AuditVerification;
import io.dangol.platform.audit.AuditApi.SealLine;
import io.dangol.platform.audit.AuditRows.Line;
import io.dangol.platform.eventlog.Position;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.problem.Refusal;
import io.dangol.platform.wall.Reach;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit log as it is asked for. */
@Singleton
public class AuditService {

    /** Seals looked at in one request, each of a thousand entries at most. */
    private static final int VERIFIED_AT_ONCE = 100;

    private static final int EXPORTED_AT_ONCE = 10;

    /** Lists name all whom they showed, so that entries may be long: where so much text is together, the part ends. */
    private static final int LONG_ENOUGH = 1_000_000;

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    AuditService(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    private interface Look<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Who saw the subject in clear, newest first: for a caller who may see the subject, whatever else it may not. */
    public Page<AuditEntry> disclosuresOf(UUID subject, int limit, @Nullable Cursor cursor) {
        Search wanted = new Search().about(subject.toString()).doing("disclose").olderThan(position(cursor));
        return looked(connection -> {
            try (Reach.Widened further = Reach.EVERYTHING.on(connection)) {
                return page(further.connection(), wanted, limit);
            }
        });
    }

    Page<AuditEntry> found(Search wanted, int limit, @Nullable Cursor cursor) {
        return looked(connection -> page(connection, wanted.olderThan(position(cursor)), limit));
    }

    /** @throws UnknownSeal 404 */
    AuditVerification verified(String service, long afterSeal) {
        return looked(connection ->
                new AuditVerifier(connection).verified(service, start(connection, afterSeal), VERIFIED_AT_ONCE));
    }

    /**
     * Lines of JSON: the entries as the chain covers them, each run with its seal behind it.
     *
     * @throws UnknownSeal 404
     */
    Export exported(long afterSeal) {
        return looked(connection -> {
            Seal before = start(connection, afterSeal);
            List<Seal> seals = AuditRows.seals(connection, afterSeal, EXPORTED_AT_ONCE);
            StringBuilder lines = new StringBuilder();
            for (Seal seal : seals) {
                if (lines.length() > LONG_ENOUGH) {
                    break;
                }
                for (Line line : AuditRows.between(connection, before.end(), seal.end())) {
                    lines.append(line.entry()).append('\n');
                }
                lines.append(text(SealLine.of(seal))).append('\n');
                before = seal;
            }
            boolean more = before.number() < AuditRows.last(connection).number();
            return new Export(lines.toString(), more ? before.number() : null);
        });
    }

    /** @param next the seal to go on behind, null at the end */
    record Export(String lines, @Nullable Long next) {}

    private static Seal start(Connection connection, long number) throws SQLException {
        return AuditRows.seal(connection, number).orElseThrow(() -> new UnknownSeal(number));
    }

    private Page<AuditEntry> page(Connection connection, Search wanted, int limit) throws SQLException {
        return Page.of(
                AuditRows.found(connection, wanted, limit + 1),
                limit,
                line -> entry(line.entry()),
                line -> Cursor.of(line.position()));
    }

    private static @Nullable Position position(@Nullable Cursor cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return Position.parse(cursor.text(0));
        } catch (IllegalArgumentException forged) {
            throw Cursor.invalid();
        }
    }

    private <T> T looked(Look<T> look) {
        try (Connection connection = dataSource.getConnection()) {
            return look.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The audit log could not be read", e);
        }
    }

    private AuditEntry entry(String text) {
        try {
            return json.readValue(text, AuditEntry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An audit entry cannot be read", e);
        }
    }

    private String text(SealLine line) {
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static final class UnknownSeal extends Refusal.Missing {
        UnknownSeal(long number) {
            super("unknown-seal", number);
        }
    }
}
