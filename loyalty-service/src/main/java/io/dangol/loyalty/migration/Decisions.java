package io.dangol.loyalty.migration;

import io.dangol.loyalty.card.CardToken;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.migration.Import.RowOutcome;
import io.dangol.loyalty.migration.KnownMembers.Origin;
import io.dangol.loyalty.migration.Staging.Twice;
import io.dangol.loyalty.tier.CarriedTiers;
import io.dangol.platform.lines.RowError;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Decides about rows, with a look at the other rows of the file and at who is here. A dry run ends here. */
@Singleton
class Decisions {

    private final Catalogs catalogs;
    private final CarriedTiers tiers;
    private final Staging staging;
    private final CardToken token;
    private final Ids ids;

    Decisions(Catalogs catalogs, CarriedTiers tiers, Staging staging, CardToken token, Ids ids) {
        this.catalogs = catalogs;
        this.tiers = tiers;
        this.staging = staging;
        this.token = token;
        this.ids = ids;
    }

    /** The keyed hash of what a member was called elsewhere: no card's, for those have no colon. */
    String origin(UUID programId, String memberId) {
        return token.of("member:" + programId + ":" + memberId);
    }

    String card(String number) {
        return token.of(number);
    }

    /** Keyed, because a plain hash of so little could be guessed. */
    String content(MemberRow row) {
        return token.of("row:" + staging.written(row));
    }

    List<Decision> of(Connection connection, Import of, List<StagedRow> rows, Instant now) throws SQLException {
        List<StagedRow> readable =
                rows.stream().filter(row -> row.row() != null).toList();
        Set<String> keys = new HashSet<>();
        Set<String> origins = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (StagedRow staged : readable) {
            MemberRow row = Objects.requireNonNull(staged.row());
            origins.add(String.valueOf(staged.origin()));
            numbers.addAll(row.cards());
            row.cards().forEach(number -> keys.add(card(number)));
        }
        keys.addAll(origins);
        Batch batch = new Batch(
                Staging.twice(connection, of.id(), keys),
                KnownMembers.of(connection, of.programId(), origins, numbers),
                check(connection, of, now));
        return rows.stream().map(batch::decide).toList();
    }

    private RowCheck check(Connection connection, Import of, Instant now) throws SQLException {
        Catalog catalog = catalogs.current(connection);
        Map<UUID, Boolean> partners = new HashMap<>();
        return new RowCheck(
                now.atZone(catalog.program(of.programId()).orElseThrow().zone()).toLocalDate(),
                partner -> partners.computeIfAbsent(partner, catalog::hasStoresOf),
                tiers.codes(connection, of.programId()));
    }

    /** Rows that are decided together. */
    private final class Batch {

        private final Map<String, Twice> twice;
        private final KnownMembers known;
        private final RowCheck check;

        private Batch(Map<String, Twice> twice, KnownMembers known, RowCheck check) {
            this.twice = twice;
            this.known = known;
            this.check = check;
        }

        private Decision decide(StagedRow staged) {
            MemberRow row = staged.row();
            String origin = staged.origin();
            if (row == null || origin == null) {
                return Decision.rejected(staged, staged.errors());
            }
            List<RowError> errors = twice(staged, row, origin);
            if (!errors.isEmpty()) {
                return Decision.rejected(staged, errors);
            }
            Optional<Origin> earlier = known.origin(origin);
            return earlier.isPresent() ? again(staged, row, earlier.get()) : first(staged, row);
        }

        private Decision again(StagedRow staged, MemberRow row, Origin earlier) {
            return earlier.content().equals(content(row))
                    ? Decision.repeated(staged, earlier.memberId())
                    : Decision.rejected(staged, List.of(RowError.of("#/memberId", "row-member-known")));
        }

        /** Only a row without faults takes a member that is known by its cards. */
        private Decision first(StagedRow staged, MemberRow row) {
            List<RowError> errors = check.errors(row);
            if (!errors.isEmpty()) {
                return Decision.rejected(staged, errors);
            }
            Optional<MemberAccount> account = known.take(row.cards());
            errors.addAll(account.isPresent() ? List.of() : taken(row));
            return errors.isEmpty() ? imported(staged, row, account) : Decision.rejected(staged, errors);
        }

        private Decision imported(StagedRow staged, MemberRow row, Optional<MemberAccount> account) {
            List<String> fresh =
                    row.cards().stream().filter(number -> !known.has(number)).toList();
            UUID member = account.map(holds -> holds.state().memberId()).orElseGet(ids::next);
            return new Decision(staged, RowOutcome.IMPORTED, account.orElse(null), member, fresh, List.of());
        }

        /** Neither row is taken: nobody can tell from here which one is right. */
        private List<RowError> twice(StagedRow staged, MemberRow row, String origin) {
            List<RowError> errors = new ArrayList<>();
            Twice member = twice.get(origin);
            if (member != null) {
                errors.add(RowError.of("#/memberId", "row-member-twice", member.otherThan(staged.number())));
            }
            for (int i = 0; i < row.cards().size(); i++) {
                Twice card = twice.get(card(row.cards().get(i)));
                if (card != null) {
                    errors.add(RowError.of("#/cards/" + i, "row-card-twice", card.otherThan(staged.number())));
                }
            }
            return errors;
        }

        private List<RowError> taken(MemberRow row) {
            List<RowError> errors = new ArrayList<>();
            for (int i = 0; i < row.cards().size(); i++) {
                if (known.has(row.cards().get(i))) {
                    errors.add(RowError.of("#/cards/" + i, "row-card-known"));
                }
            }
            return errors;
        }
    }
}
