package io.dangol.platform.audit;

import io.dangol.platform.audit.AuditApi.AuditVerification;
import io.dangol.platform.audit.AuditRows.Line;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Follows the chain. Each run of entries starts from the seal before it, so that what was changed is told by its seal. */
final class AuditVerifier {

    private final Connection connection;
    private final List<String> findings = new ArrayList<>();
    private long entries;

    AuditVerifier(Connection connection) {
        this.connection = connection;
    }

    /** @param seals how many at most */
    AuditVerification verified(String service, Seal start, int seals) throws SQLException {
        Seal before = start;
        List<Seal> next = AuditRows.seals(connection, start.number(), seals + 1);
        for (Seal seal : next.subList(0, Math.min(seals, next.size()))) {
            check(before, seal);
            before = seal;
        }
        boolean more = next.size() > seals;
        long unsealed =
                AuditRows.countAfter(connection, AuditRows.last(connection).end());
        return new AuditVerification(
                service,
                findings.isEmpty(),
                entries,
                unsealed,
                before.number(),
                before.hash(),
                before.sealedAt(),
                findings,
                more ? before.number() : null);
    }

    private void check(Seal before, Seal seal) throws SQLException {
        if (seal.number() != before.number() + 1) {
            find(seal, "a seal before it is missing");
        }
        AuditChain chain = new AuditChain(before.hash());
        List<Line> lines = AuditRows.between(connection, before.end(), seal.end());
        lines.forEach(line -> chain.add(line.entry()));
        entries += lines.size();
        if (lines.size() != seal.entries()) {
            find(seal, "it closes %d entries, there are %d".formatted(seal.entries(), lines.size()));
        } else if (!chain.hash().equals(seal.hash())) {
            find(seal, "an entry is not as it was written");
        } else if (!lines.stream().allMatch(Line::honest)) {
            find(seal, "an entry is filed under another time than its own");
        }
    }

    private void find(Seal seal, String what) {
        findings.add("seal %d: %s".formatted(seal.number(), what));
    }
}
