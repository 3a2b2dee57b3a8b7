package io.dangol.loyalty.migration;

import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.migration.Import.RowOutcome;
import io.dangol.platform.lines.RowError;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a row.
 *
 * @param account the member whose cards are known here and that has nothing yet; null for a new one
 * @param memberId null where it is rejected
 * @param fresh its cards that are to be issued
 */
record Decision(
        StagedRow staged,
        RowOutcome outcome,
        @Nullable MemberAccount account,
        @Nullable UUID memberId,
        List<String> fresh,
        List<RowError> errors) {

    static Decision rejected(StagedRow staged, List<RowError> errors) {
        return new Decision(staged, RowOutcome.REJECTED, null, null, List.of(), List.copyOf(errors));
    }

    static Decision repeated(StagedRow staged, UUID memberId) {
        return new Decision(staged, RowOutcome.REPEATED, null, memberId, List.of(), List.of());
    }

    long points() {
        return outcome == RowOutcome.IMPORTED && staged.row() != null
                ? staged.row().points()
                : 0;
    }
}
