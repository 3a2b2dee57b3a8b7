package io.dangol.customer.consent;

import io.dangol.customer.consent.ConsentApi.RecordConsent;
import io.dangol.customer.consent.ConsentRefusal.DecidedInFuture;
import io.dangol.customer.consent.ConsentRefusal.ProofMissing;
import io.dangol.customer.consent.ConsentRefusal.TimeMissing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Nothing is taken as granted without proof; a refusal needs none, for it must never be harder than the consent. */
final class RecordConsentPolicy {

    /** How far a till's clock may be ahead of ours. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private RecordConsentPolicy() {}

    /**
     * A record that is sent again and again must say when the customer decided: else each time it is sent would count
     * as another decision, and undo a withdrawal in between.
     */
    static void checkRepeatable(RecordConsent request, String pointer) {
        if (request.collectedAt() == null) {
            throw new TimeMissing().at(pointer + "/collectedAt");
        }
    }

    /** Decisions that come with a customer. */
    static void checkAll(List<RecordConsent> requests, Instant now) {
        for (int position = 0; position < requests.size(); position++) {
            check(requests.get(position), now, "/consents/" + position);
        }
    }

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
