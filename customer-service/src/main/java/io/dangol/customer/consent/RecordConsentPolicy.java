package io.dangol.customer.consent;

import io.dangol.customer.consent.ConsentApi.RecordConsent;
import io.dangol.customer.consent.ConsentRefusal.DecidedInFuture;
import io.dangol.customer.consent.ConsentRefusal.ProofMissing;
import java.time.Duration;
import java.time.Instant;

/** Nothing is taken as granted without proof; a refusal needs none, for it must never be harder than the consent. */
final class RecordConsentPolicy {

    /** How far a till's clock may be ahead of ours. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private RecordConsentPolicy() {}

    /** @param pointer where in the request's body the decision lies */
    static void check(RecordConsent request, Instant now, String pointer) {
        if (request.lacksProof()) {
            throw new ProofMissing().at(pointer + (request.textVersion() == null ? "/textVersion" : "/evidence"));
        }
        Instant collectedAt = request.collectedAt();
        if (collectedAt != null && collectedAt.isAfter(now.plus(TOLERANCE))) {
            throw new DecidedInFuture().at(pointer + "/collectedAt");
        }
    }
}
