package io.dangol.loyalty.program;

import io.dangol.loyalty.ledger.NegativePolicy;
import io.dangol.loyalty.rule.EarnRule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A loyalty programme: who runs it, in what currency, and by which version of its rule it gives points. */
@Entity
@Table(name = "program")
class Program {

    @Id
    private UUID id;

    private String name;

    @Nullable private String brand;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;

    private String zone;

    @Column(name = "negative_policy")
    @Enumerated(EnumType.STRING)
    private NegativePolicy negativePolicy;

    @Column(name = "expires_after_months")
    @Nullable private Integer expiresAfterMonths;

    @Column(name = "pending_days")
    private int pendingDays;

    @Column(name = "receipt_claim_days")
    @Nullable private Integer receiptClaimDays;

    @Column(name = "rule_version")
    private int ruleVersion;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Program() {}

    Program(UUID id, ProgramApi.Terms terms, Instant at) {
        this.id = id;
        this.name = terms.name();
        this.brand = terms.brand();
        this.currency = terms.currency();
        this.zone = terms.zone();
        this.negativePolicy = terms.negativeBalancePolicy();
        this.expiresAfterMonths = terms.pointsExpireAfterMonths();
        this.pendingDays = terms.days();
        this.receiptClaimDays = terms.receiptClaimDays();
        this.ruleVersion = 1;
        this.createdAt = at;
        this.updatedAt = at;
    }

    /** A changed rule is a new version: sales keep the one they used. */
    void change(ProgramApi.Terms terms, boolean newRule, Instant at) {
        name = terms.name();
        brand = terms.brand();
        currency = terms.currency();
        zone = terms.zone();
        negativePolicy = terms.negativeBalancePolicy();
        expiresAfterMonths = terms.pointsExpireAfterMonths();
        pendingDays = terms.days();
        receiptClaimDays = terms.receiptClaimDays();
        ruleVersion += newRule ? 1 : 0;
        updatedAt = at;
    }

    void changeRules(Instant at) {
        ruleVersion++;
        updatedAt = at;
    }

    /** Of a rule that may say something else than the programme. */
    boolean pendingEndsBeforeExpiry(@Nullable Integer days, @Nullable Integer months) {
        return ProgramApi.Terms.pendingEndsBeforeExpiry(
                days == null ? pendingDays : days, months == null ? expiresAfterMonths : months);
    }

    UUID id() {
        return id;
    }

    String currency() {
        return currency;
    }

    int ruleVersion() {
        return ruleVersion;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    ProgramApi.Terms terms(EarnRule rule) {
        return new ProgramApi.Terms(
                name,
                brand,
                currency,
                zone,
                negativePolicy,
                expiresAfterMonths,
                pendingDays,
                receiptClaimDays,
                ProgramApi.RuleView.of(rule));
    }
}
