package io.dangol.customer.freshness;

import io.dangol.customer.Code;
import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.family.Families;
import io.dangol.customer.freshness.FreshnessApi.FieldView;
import io.dangol.customer.freshness.FreshnessApi.FreshnessView;
import io.dangol.customer.freshness.FreshnessApi.PartnersView;
import io.dangol.customer.freshness.FreshnessApi.QuestionView;
import io.dangol.customer.freshness.FreshnessApi.RecordQuestion;
import io.dangol.customer.freshness.FreshnessApi.VerifyFields;
import io.dangol.customer.freshness.FreshnessRefusal.FieldNotKnown;
import io.dangol.customer.freshness.FreshnessRows.Asked;
import io.dangol.customer.freshness.FreshnessRows.Verified;
import io.dangol.customer.sql.Statements;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.Vault;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.security.Caller;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/** The use cases. Each method is one transaction: load, decide, store. */
@ApplicationScoped
@Transactional
class FreshnessService {

    private final Statements statements;
    private final FreshnessPolicies policies;
    private final NumberAlarms alarms;
    private final Vault vault;
    private final CustomerAccess access;
    private final Families families;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    FreshnessService(
            Statements statements,
            FreshnessPolicies policies,
            NumberAlarms alarms,
            Vault vault,
            CustomerAccess access,
            Families families,
            AuditLog auditLog,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.statements = statements;
        this.policies = policies;
        this.alarms = alarms;
        this.vault = vault;
        this.access = access;
        this.families = families;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    FreshnessView get(UUID customerId) {
        access.require(customerId);
        auditLog.read(Set.of(customerId));
        return view(customerId, now());
    }

    FreshnessView verify(UUID customerId, VerifyFields request) {
        access.lock(customerId);
        Instant now = now();
        String source = request.source() == null ? Origins.ofRole(caller.role()) : Code.of(request.source());
        verified(customerId, request.fields(), new Verified(now, source, caller.clientId()));
        return view(customerId, now);
    }

    /** Whatever came of it, the customer is not asked for the same again so soon. */
    FreshnessView asked(UUID customerId, RecordQuestion request) {
        access.lock(customerId);
        Instant now = now();
        requireKnown(customerId, List.of(request.field()));
        Asked asked = new Asked(ids.next(), customerId, request.field(), request.outcome(), now, caller.clientId());
        boolean unused = statements.run(connection -> {
            FreshnessRows.ask(connection, asked);
            return true;
        });
        if (request.outcome() == Outcome.CONFIRMED) {
            verified(
                    customerId,
                    List.of(request.field()),
                    new Verified(now, Origins.ofRole(caller.role()), caller.clientId()));
        }
        return view(customerId, now);
    }

    /** Of those in custody: a partner's own, or all to headquarters. */
    PartnersView partners() {
        Instant now = now();
        FreshnessPolicy policy = policies.current();
        UUID own = access.partnerId().orElse(null);
        auditLog.read(own == null ? List.of() : List.of(own));
        return new PartnersView(
                statements.run(connection -> FreshnessRows.partners(connection, policy, own, now)),
                policy.version(),
                now);
    }

    private void verified(UUID customerId, Collection<ProfileField> fields, Verified verified) {
        requireKnown(customerId, fields);
        boolean unused = statements.run(connection -> {
            FreshnessRows.mark(connection, customerId, fields, verified);
            return true;
        });
        if (fields.contains(ProfileField.PHONE)) {
            alarms.end(customerId, NumberAlarms.Ending.VERIFIED, verified.at());
        }
    }

    /** Of the customer, or of a record that was merged into it. */
    private void requireKnown(UUID customerId, Collection<ProfileField> fields) {
        Collection<PersonalData> known =
                vault.openAll(families.seenMembers(customerId)).values();
        for (ProfileField field : fields) {
            if (known.stream().noneMatch(field::isKnown)) {
                throw new FieldNotKnown(field);
            }
        }
    }

    private FreshnessView view(UUID customerId, Instant now) {
        return statements.run(connection -> view(connection, customerId, now));
    }

    private FreshnessView view(Connection connection, UUID customerId, Instant now) throws SQLException {
        FreshnessPolicy policy = policies.current();
        List<Mark> marks = FreshnessRows.marks(connection, customerId);
        Map<ProfileField, Instant> lastAsked = FreshnessRows.lastAsked(connection, customerId);
        OptionalDouble score = policy.score(marks, now);
        return new FreshnessView(
                customerId,
                score.isPresent() ? score.getAsDouble() : null,
                marks.stream().map(mark -> view(policy, mark, now)).toList(),
                policy.question(marks, lastAsked, now)
                        .map(field -> new QuestionView(field, field.textKey()))
                        .orElse(null),
                policy.version(),
                now);
    }

    private static FieldView view(FreshnessPolicy policy, Mark mark, Instant now) {
        return new FieldView(
                mark.field(),
                mark.verifiedAt(),
                mark.source(),
                policy.of(mark.field()).halfLifeDays(),
                policy.freshness(mark, now),
                mark.inDoubt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
