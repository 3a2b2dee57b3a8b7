package io.dangol.customer.merge;

import io.dangol.customer.consent.ConsentApi.CurrentConsent;
import io.dangol.customer.consent.ConsentService;
import io.dangol.customer.family.Families;
import io.dangol.customer.family.Family;
import io.dangol.customer.merge.MergePreview.ConsentView;
import io.dangol.customer.merge.MergePreview.PreviewView;
import io.dangol.customer.merge.MergePreview.ProfileView;
import io.dangol.customer.sql.Statements;
import io.dangol.customer.vault.Disclosure;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.Vault;
import io.dangol.platform.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells beforehand what a merge would make of two customers. */
@ApplicationScoped
class MergePreviews {

    private final Statements statements;
    private final Families families;
    private final ConsentService consents;
    private final Vault vault;
    private final AuditLog auditLog;
    private final Clock clock;

    MergePreviews(
            Statements statements,
            Families families,
            ConsentService consents,
            Vault vault,
            AuditLog auditLog,
            Clock clock) {
        this.statements = statements;
        this.families = families;
        this.consents = consents;
        this.vault = vault;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    PreviewView of(UUID survivorId, UUID absorbedId) {
        Map<UUID, Family> both = families.seenBelow(Set.of(survivorId, absorbedId));
        Family survivor = both.getOrDefault(survivorId, Family.alone(survivorId));
        Family absorbed = both.getOrDefault(absorbedId, Family.alone(absorbedId));
        Instant now = clock.instant();
        Family merged = survivor.with(absorbed, now);
        auditLog.read(merged.members());
        Map<UUID, PersonalData> data = vault.openAll(merged.members());
        return new PreviewView(
                statements.run(connection -> BelongingRows.of(connection, survivor, now)),
                statements.run(connection -> BelongingRows.of(connection, absorbed, now)),
                ProfileView.of(
                        SurvivorshipPolicy.effective(merged, data).shown(Disclosure.MASKED),
                        SurvivorshipPolicy.origins(merged, data)),
                consents(merged, survivorId, absorbedId));
    }

    private List<ConsentView> consents(Family merged, UUID survivorId, UUID absorbedId) {
        List<CurrentConsent> survivor = held(survivorId);
        List<CurrentConsent> absorbed = held(absorbedId);
        List<ConsentView> views = new ArrayList<>();
        for (CurrentConsent held : consents.prevailing(merged)) {
            views.add(ConsentView.of(held, granted(survivor, held), granted(absorbed, held)));
        }
        return views;
    }

    private List<CurrentConsent> held(UUID customerId) {
        return consents.ofAll(Set.of(customerId)).getOrDefault(customerId, List.of());
    }

    private static @Nullable Boolean granted(List<CurrentConsent> held, CurrentConsent about) {
        return held.stream()
                .filter(one -> Objects.equals(matter(one), matter(about)))
                .map(CurrentConsent::granted)
                .findFirst()
                .orElse(null);
    }

    private static List<@Nullable String> matter(CurrentConsent consent) {
        return Arrays.asList(consent.purpose(), consent.channel(), consent.brand());
    }
}
