package io.dangol.loyalty.migration;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.migration.MemberRow.DebtRow;
import io.dangol.loyalty.migration.MemberRow.LotRow;
import io.dangol.loyalty.migration.MemberRow.TierRow;
import io.dangol.platform.lines.Fields;
import io.dangol.platform.lines.RowError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a row as far as it says itself whether it is right. */
final class RowReader {

    static final int MOST_CARDS = 20;
    static final int MOST_LOTS = 100;
    private static final int MOST_DEBTS = 20;

    /** Of one lot. With it no sum over a file is more than 63 bits hold. */
    private static final long MOST_POINTS = 999_999_999;

    /** No control characters. */
    private static final Pattern MEMBER_ID = Pattern.compile("[^\\p{Cntrl}]{1,100}");

    private static final Pattern CARD = Pattern.compile(Members.CARD_NUMBER);
    private static final Pattern TIER = Pattern.compile("[\\p{Graph} ]{1,60}");

    /**
     * What came of it.
     *
     * @param row null where there are errors
     * @param card the first one that could be read
     */
    record Read(@Nullable MemberRow row, @Nullable String card, List<RowError> errors) {}

    private final @Nullable UUID funder;

    /** @param funder of the lots that name none */
    RowReader(@Nullable UUID funder) {
        this.funder = funder;
    }

    Read read(JsonNode node) {
        List<RowError> errors = new ArrayList<>();
        Fields fields =
                new Fields(node, "#", errors).only(Set.of("memberId", "cards", "balance", "lots", "debts", "tier"));
        String memberId = fields.text("memberId", MEMBER_ID);
        fields.require("memberId", memberId);
        List<String> cards =
                fields.texts("cards", CARD, MOST_CARDS).stream().distinct().toList();
        if (cards.isEmpty() && errors.isEmpty()) {
            fields.refuse("cards", "row-field-missing");
        }
        String card = cards.isEmpty() ? null : cards.get(0);
        Long balance = fields.whole("balance");
        List<LotRow> lots = new ArrayList<>();
        fields.objects("lots", MOST_LOTS).forEach(lot -> addLot(lot, lots));
        List<DebtRow> debts = new ArrayList<>();
        fields.objects("debts", MOST_DEBTS).forEach(debt -> addDebt(debt, debts));
        TierRow tier = tier(fields.object("tier"));
        if (!errors.isEmpty() || memberId == null) {
            return new Read(null, card, List.copyOf(errors));
        }
        MemberRow row = new MemberRow(memberId, cards, lots, debts, tier);
        checkSums(row, balance, fields);
        return new Read(errors.isEmpty() ? row : null, card, List.copyOf(errors));
    }

    private static void checkSums(MemberRow row, @Nullable Long balance, Fields fields) {
        if (!row.lots().isEmpty() && !row.debts().isEmpty()) {
            fields.refuse("debts", "row-lots-and-debts");
        } else if (balance != null && balance != row.points()) {
            fields.refuse("balance", "row-balance-mismatch", balance, row.points());
        }
    }

    private void addLot(Fields fields, List<LotRow> lots) {
        var known = fields.only(Set.of("points", "earnedOn", "availableFrom", "expiresOn", "funderPartnerId"));
        Long points = points(known);
        LocalDate earnedOn = known.day("earnedOn");
        known.require("earnedOn", earnedOn);
        LocalDate from = known.day("availableFrom");
        LocalDate until = known.day("expiresOn");
        UUID named = known.id("funderPartnerId");
        UUID payer = named == null ? funder : named;
        known.require("funderPartnerId", payer);
        if (points == null || earnedOn == null || payer == null) {
            return;
        }
        LotRow lot = new LotRow(points, earnedOn, from, until, payer);
        if (lot.since().isBefore(earnedOn)) {
            known.refuse("availableFrom", "row-lot-dates");
        } else if (until != null && until.isBefore(lot.since())) {
            known.refuse("expiresOn", "row-lot-dates");
        } else {
            lots.add(lot);
        }
    }

    private static void addDebt(Fields fields, List<DebtRow> debts) {
        var known = fields.only(Set.of("points", "creditorPartnerId"));
        Long points = points(known);
        UUID creditor = known.id("creditorPartnerId");
        if (points != null) {
            debts.add(new DebtRow(points, creditor));
        }
    }

    private static @Nullable Long points(Fields fields) {
        Long points = fields.whole("points");
        fields.require("points", points);
        if (points != null && (points < 1 || points > MOST_POINTS)) {
            fields.refuse("points", "row-field-malformed");
            return null;
        }
        return points;
    }

    private static @Nullable TierRow tier(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        var known = fields.only(Set.of("code", "since", "until"));
        String code = known.text("code", TIER);
        known.require("code", code);
        LocalDate since = known.day("since");
        LocalDate until = known.day("until");
        known.require("until", until);
        return code == null || until == null ? null : new TierRow(code, since, until);
    }
}
