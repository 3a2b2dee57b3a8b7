package io.dangol.loyalty.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.ledger.Debts;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as the other system knew it.
 *
 * @param memberId what it is called there
 * @param lots what it holds
 * @param debts what it owes instead; never both
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MemberRow(
        String memberId,
        List<String> cards,
        List<LotRow> lots,
        List<DebtRow> debts,
        @Nullable TierRow tier) {

    /**
     * Points with the same dates.
     *
     * @param availableFrom null: since they were earned
     * @param expiresOn the last day on which they can be spent; null: never
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LotRow(
            long points,
            LocalDate earnedOn,
            @Nullable LocalDate availableFrom,
            @Nullable LocalDate expiresOn,
            UUID funderPartnerId) {

        LocalDate since() {
            return availableFrom == null ? earnedOn : availableFrom;
        }
    }

    /** @param creditorPartnerId null: nobody knows whom */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DebtRow(long points, @Nullable UUID creditorPartnerId) {

        UUID creditor() {
            return creditorPartnerId == null ? Debts.NOBODY : creditorPartnerId;
        }
    }

    /** @param since null: today */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TierRow(String code, @Nullable LocalDate since, LocalDate until) {}

    MemberRow {
        cards = List.copyOf(cards);
        lots = List.copyOf(lots);
        debts = List.copyOf(debts);
    }

    /** What the balance is: below zero where it owes. */
    long points() {
        return lots.stream().mapToLong(LotRow::points).sum()
                - debts.stream().mapToLong(DebtRow::points).sum();
    }
}
