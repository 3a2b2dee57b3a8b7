package io.dangol.loyalty.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.loyalty.ledger.Debts.Debt;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What happened to a member's points. Never changed; a mistake is corrected by another entry.
 *
 * @param postings what it did to whose books; they sum to zero
 * @param lotUses what it took from which lots
 * @param debts what it changed of whose debts
 * @param opened the lots that it made
 * @param previousHash of the member's entry before; the first one's is {@link #FIRST}
 * @param hash SHA-256 over the previous hash and the content, hexadecimal
 */
public record Entry(
        UUID memberId,
        Content content,
        List<Posting> postings,
        List<LotUse> lotUses,
        List<Debt> debts,
        List<Lot> opened,
        String previousHash,
        String hash) {

    public static final String FIRST = "0".repeat(64);

    /** Of the text that is hashed. */
    private static final String FORM = "1";

    /** Why points moved. */
    public enum Kind {
        EARNED,
        RETURNED,
        REDEEMED,
        /** What a redemption took came back. */
        VOIDED,
        EXPIRED,
        /** What they waited for did not come: they go back to whoever funded them. */
        WITHDRAWN,
        /** What was lent to the member and not needed in the end paid its lender: the balance stays. */
        REPAID,
        /** Somebody gave or took points, and somebody else agreed. */
        ADJUSTED,
        /** What another system knew of the member came over. */
        OPENING,
        /** Two members became one: what the one had is the other's. */
        MERGED,
        /** They are two again. */
        UNMERGED,
        /** A part of lots that one member gave to another. */
        GIFTED,
        /** What is left of a gift went back. */
        GIFT_REVERSED,
        /** A part of lots that one of a household took from another's. */
        DRAWN,
        /** What is left of it went back. */
        DRAW_REVERSED;

        /** From one member to another: no partner gives, takes or pays for any. */
        public boolean isTransfer() {
            return switch (this) {
                case MERGED, UNMERGED, GIFTED, GIFT_REVERSED, DRAWN, DRAW_REVERSED -> true;
                case EARNED, RETURNED, REDEEMED, VOIDED, EXPIRED, WITHDRAWN, REPAID, ADJUSTED, OPENING -> false;
            };
        }
    }

    /**
     * What happened.
     *
     * @param number 1, 2, 3 … within the member
     * @param points signed effect on the member's balance
     * @param sourceId the sale, return or redemption that caused it
     */
    public record Content(UUID id, long number, Kind kind, long points, long balanceAfter, UUID sourceId, Instant at) {

        /**
         * Over everything of the entry, in a form of its own that the database gives back to the letter. What was
         * written once is read for ever: another form needs another {@link #FORM}.
         */
        public String hash(
                String previousHash,
                UUID memberId,
                List<Posting> postings,
                List<LotUse> uses,
                List<Debt> debts,
                List<Lot> opened) {
            String text = String.join(
                    "|",
                    FORM,
                    previousHash,
                    memberId.toString(),
                    id.toString(),
                    String.valueOf(number),
                    kind.name(),
                    String.valueOf(points),
                    String.valueOf(balanceAfter),
                    sourceId.toString(),
                    written(at),
                    sorted(postings, Content::written),
                    sorted(uses, Content::written),
                    sorted(opened, Content::written));
            text += debts.isEmpty() ? "" : "|" + sorted(debts, Content::written);
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("Every JDK has SHA-256", impossible);
            }
        }

        private static <P> String sorted(List<P> parts, Function<P, String> written) {
            return parts.stream().map(written).sorted().collect(Collectors.joining(","));
        }

        private static String written(Posting posting) {
            return posting.account() + ":" + posting.ownerId() + ":" + posting.points();
        }

        private static String written(LotUse use) {
            return use.lotId() + ":" + use.funderId() + ":" + use.points();
        }

        private static String written(Debt debt) {
            return debt.creditorId() + ":" + debt.points();
        }

        private static String written(Lot lot) {
            String expires = lot.expiresAt() == null ? "never" : written(lot.expiresAt());
            return lot.id() + ":" + lot.funding().text() + ":" + lot.earned() + ":" + lot.repaid() + ":"
                    + written(lot.availableFrom()) + ":" + expires + (lot.part() == null ? "" : ":" + lot.part());
        }

        private static String written(Instant moment) {
            return moment.truncatedTo(ChronoUnit.MICROS).toString();
        }
    }

    static Entry chained(AccountState before, Content content, List<Posting> postings, Taken taken, List<Debt> debts) {
        return chained(before, content, postings, taken, debts, taken.opened());
    }

    static Entry chained(
            AccountState before,
            Content content,
            List<Posting> postings,
            Taken taken,
            List<Debt> debts,
            List<Lot> opened) {
        List<LotUse> uses = taken.uses();
        String hash = content.hash(before.lastHash(), before.memberId(), postings, uses, debts, opened);
        return new Entry(
                before.memberId(),
                content,
                List.copyOf(postings),
                List.copyOf(uses),
                List.copyOf(debts),
                List.copyOf(opened),
                before.lastHash(),
                hash);
    }

    /** Whether its hash is that of its content. */
    public boolean isAsWritten() {
        return content.hash(previousHash, memberId, postings, lotUses, debts, opened)
                .equals(hash);
    }
}
