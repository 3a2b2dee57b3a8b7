package io.dangol.customer.consent;

import io.dangol.customer.family.Prevailing.Decided;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One decision of a customer about one purpose on one channel. Never altered: a change of mind is another decision. */
@Entity
@Immutable
@Table(name = "consent")
class Consent {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    private String purpose;

    private String channel;

    private @Nullable String brand;

    private boolean granted;

    @Column(name = "text_version")
    private @Nullable String textVersion;

    private byte @Nullable [] proof;

    @Column(name = "proof_of_row")
    private boolean proofOfRow;

    @Column(name = "collected_at")
    private Instant collectedAt;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Consent() {}

    Consent(UUID id, UUID customerId, Decision decision, byte @Nullable [] proof, Recorded recorded) {
        this.id = id;
        this.customerId = customerId;
        this.purpose = decision.purpose();
        this.channel = decision.channel();
        this.brand = decision.brand();
        this.granted = decision.granted();
        this.textVersion = decision.textVersion();
        this.collectedAt = decision.collectedAt();
        this.proof = proof;
        this.proofOfRow = true;
        this.recordedAt = recorded.at();
        this.recordedBy = recorded.by();
    }

    /**
     * What the customer decided, and when.
     *
     * @param brand for whose messages; null: the installation's own
     */
    record Decision(
            String purpose,
            String channel,
            @Nullable String brand,
            boolean granted,
            @Nullable String textVersion,
            Instant collectedAt) {

        /** A consent that is given again after so long is renewed. */
        private static final Duration NEWS_AFTER = Duration.ofDays(1);

        boolean isAboutTheSameAs(Decision other) {
            return purpose.equals(other.purpose) && channel.equals(other.channel) && Objects.equals(brand, other.brand);
        }

        /** Whether the later one, about the same, would change nothing. */
        boolean alreadySays(Decision later) {
            boolean sameWords = Objects.equals(textVersion, later.textVersion)
                    && later.collectedAt.isBefore(collectedAt.plus(NEWS_AFTER));
            return granted == later.granted && (!granted || sameWords);
        }
    }

    /** Which of our callers wrote it down, and when. */
    record Recorded(String by, Instant at) {}

    Decision decision() {
        return new Decision(purpose, channel, brand, granted, textVersion, collectedAt);
    }

    /** As it is weighed against those of other records of the same person. */
    Decided<Consent> decided() {
        return new Decided<>(Arrays.asList(purpose, channel, brand), granted, collectedAt, this);
    }

    ConsentEvent event() {
        return new ConsentEvent.ConsentRecorded(customerId, purpose, channel, brand, granted, collectedAt);
    }

    UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    String purpose() {
        return purpose;
    }

    String channel() {
        return channel;
    }

    @Nullable String brand() {
        return brand;
    }

    boolean granted() {
        return granted;
    }

    @Nullable String textVersion() {
        return textVersion;
    }

    byte @Nullable [] proof() {
        return proof == null ? null : proof.clone();
    }

    /** Whether the proof was sealed for this decision alone, as it is since rows are told apart. */
    boolean isProofOfRow() {
        return proofOfRow;
    }

    Instant collectedAt() {
        return collectedAt;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    String recordedBy() {
        return recordedBy;
    }
}
