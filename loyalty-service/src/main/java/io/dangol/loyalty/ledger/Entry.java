package io.dangol.loyalty.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What happened to a member's points. Never changed; a mistake is corrected by another entry.
 *
 * @param postings what it did to whose books; they sum to zero
 * @param previousHash of the member's entry before; the first one's is {@link #FIRST}
 * @param hash SHA-256 over the previous hash and the content, hexadecimal
 */
public record Entry(
        UUID memberId,
        Content content,
        List<Posting> postings,
        List<LotUse> lotUses,
        String previousHash,
        String hash) {

    public static final String FIRST = "0".repeat(64);

    /** Why points moved. */
    public enum Kind {
        EARNED,
        RETURNED,
        REDEEMED
    }

    /**
     * What happened.
     *
     * @param number 1, 2, 3 … within the member
     * @param points signed effect on the member's balance
     * @param sourceId the sale, return or redemption that caused it
     */
    public record Content(UUID id, long number, Kind kind, long points, long balanceAfter, UUID sourceId, Instant at) {

        /** Over everything of the entry, in a form that the database gives back to the letter. */
        public String hash(String previousHash, UUID memberId, List<Posting> postings, List<LotUse> lotUses) {
            String text = String.join(
                    "|",
                    previousHash,
                    memberId.toString(),
                    sorted(postings),
                    sorted(lotUses),
                    id.toString(),
                    String.valueOf(number),
                    kind.name(),
                    String.valueOf(points),
                    String.valueOf(balanceAfter),
                    sourceId.toString(),
                    at.truncatedTo(ChronoUnit.MICROS).toString());
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("Every JDK has SHA-256", impossible);
            }
        }

        private static String sorted(List<? extends Record> parts) {
            return parts.stream().map(Record::toString).sorted().collect(Collectors.joining(","));
        }
    }

    static Entry chained(AccountState before, Content content, List<Posting> postings, List<LotUse> uses) {
        String hash = content.hash(before.lastHash(), before.memberId(), postings, uses);
        return new Entry(before.memberId(), content, List.copyOf(postings), List.copyOf(uses), before.lastHash(), hash);
    }
}
