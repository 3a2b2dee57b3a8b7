package io.dangol.customer.permit;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the law of a jurisdiction says of contacts: data, each rule with its source. What is null it does not say. */
public record Pack(
        String code,
        int version,
        ZoneId zone,
        Exempt exempt,
        Consent consent,
        Objection objection,
        @Nullable Trade trade,
        @Nullable Night night,
        @Nullable Renewal renewal,
        @Nullable Notice notice,
        @Nullable Label label,
        List<SendersDuty> duties) {

    /** What is no advertisement, and may always be sent. */
    public record Exempt(Set<String> purposes, String source) {}

    /** Everything else needs a consent, but on these channels, where nobody must have objected. */
    public record Consent(Set<String> exceptChannels, String exceptSource, String source) {}

    /** A refusal or withdrawal holds, whatever else would allow it. */
    public record Objection(String source) {}

    /**
     * Customers may be told of goods like those that they bought.
     *
     * @param months after the trade; null: without an end
     * @param channels on which; empty: on all
     */
    public record Trade(@Nullable Integer months, Set<String> channels, String source) {}

    /** Needs a consent of its own, whose purpose is called as the other with this behind it. */
    public record Night(Hours hours, String purposeSuffix, String source) {}

    /** A consent has to be confirmed again after so long. */
    public record Renewal(int months, String source) {}

    /** The customer is told what became of a decision, by a contact of this purpose. */
    public record Notice(int days, String purpose, String source) {}

    /** How an advertisement has to begin. */
    public record Label(String text, Set<String> channels, Set<String> exceptPurposes, String source) {
        boolean concerns(Wish wish) {
            return channels.contains(wish.channel()) && !exceptPurposes.contains(wish.purpose());
        }
    }

    /** What the sender has to see to in the message itself. */
    public record SendersDuty(String code, String source) {}

    public boolean exempts(String purpose) {
        return exempt.purposes().contains(purpose);
    }

    /** The purpose under which a consent to be contacted at night is kept; empty where the law asks for none. */
    public String nightPurpose(String purpose) {
        return night == null ? "" : purpose + night.purposeSuffix();
    }
}
