package io.dangol.customer.identity;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.family.Families;
import io.dangol.customer.identity.MatchApi.FindMatches;
import io.dangol.customer.identity.MatchApi.MatchView;
import io.dangol.customer.identity.MatchFinder.Found;
import io.dangol.customer.identity.MatchRefusal.NothingToMatchBy;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.audit.Purpose;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answers who may be somebody. It decides nothing and changes nothing. */
@ApplicationScoped
@Transactional
class MatchService {

    private static final int MOST = 50;

    private final MatchFinder finder;
    private final Families families;
    private final CustomerAccess access;
    private final AuditLog auditLog;

    MatchService(MatchFinder finder, Families families, CustomerAccess access, AuditLog auditLog) {
        this.finder = finder;
        this.families = families;
        this.access = access;
        this.auditLog = auditLog;
    }

    /** Records of one person that were merged are found once, as the one that stayed. */
    Page<MatchView> find(FindMatches request, Purpose purpose) {
        if (!finder.canBeLookedFor(request.data())) {
            throw new NothingToMatchBy();
        }
        List<Found> found = finder.seen(request.data());
        Map<UUID, UUID> merged =
                families.representatives(found.stream().map(Found::customerId).toList(), access.partnerId());
        Map<UUID, MatchView> matches = new LinkedHashMap<>();
        for (Found one : found) {
            UUID current = merged.getOrDefault(one.customerId(), one.customerId());
            if (matches.size() < MOST) {
                var unused = matches.computeIfAbsent(current, id -> MatchView.of(id, one.judgement(), one.data()));
            }
        }
        auditLog.read(matches.keySet(), purpose);
        return new Page<>(List.copyOf(matches.values()), null);
    }
}
