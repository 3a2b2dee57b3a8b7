package io.dangol.customer.matchreview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.family.Families;
import io.dangol.customer.identity.MatchApi.EvidenceView;
import io.dangol.customer.matchreview.ReviewApi.CandidateView;
import io.dangol.customer.matchreview.ReviewApi.ReviewView;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.Vault;
import io.dangol.platform.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts together what is shown of pairs; who was shown goes into the audit log. */
@ApplicationScoped
class ReviewViews {

    private static final TypeReference<List<EvidenceView>> EVIDENCE = new TypeReference<>() {};

    private final Vault vault;
    private final Families families;
    private final CustomerAccess access;
    private final AuditLog auditLog;
    private final ObjectMapper json;

    ReviewViews(Vault vault, Families families, CustomerAccess access, AuditLog auditLog, ObjectMapper json) {
        this.vault = vault;
        this.families = families;
        this.access = access;
        this.auditLog = auditLog;
        this.json = json;
    }

    ReviewView of(MatchReview review) {
        return ofAll(List.of(review)).apply(review);
    }

    Function<MatchReview, ReviewView> ofAll(List<MatchReview> reviews) {
        List<UUID> both = reviews.stream()
                .flatMap(review -> Stream.of(review.first(), review.second()))
                .distinct()
                .toList();
        auditLog.read(both);
        Map<UUID, PersonalData> data = both.isEmpty() ? Map.of() : vault.openAll(both);
        Map<UUID, UUID> merged = families.representatives(both, access.partnerId());
        return review -> ReviewView.of(
                review,
                candidate(review.first(), merged, data),
                candidate(review.second(), merged, data),
                evidence(review));
    }

    private static CandidateView candidate(UUID id, Map<UUID, UUID> merged, Map<UUID, PersonalData> data) {
        return CandidateView.of(id, merged.get(id), data.getOrDefault(id, PersonalData.NONE));
    }

    private List<EvidenceView> evidence(MatchReview review) {
        try {
            return json.readValue(review.score().evidence(), EVIDENCE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Evidence could not be read", e);
        }
    }
}
