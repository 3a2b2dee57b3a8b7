package io.dangol.customer.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dangol.customer.consent.ConsentApi.RecordConsent;
import io.dangol.customer.consent.ConsentRefusal.DecidedInFuture;
import io.dangol.customer.consent.ConsentRefusal.ProofMissing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordConsentPolicyTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void granting_needs_the_text_and_the_evidence() {
        assertThatCode(() -> check(granting("v1", "slip"))).doesNotThrowAnyException();
        assertThat(refused(granting(null, "slip")).pointers()).containsExactly("/textVersion");
        assertThat(refused(granting("v1", null)).pointers()).containsExactly("/evidence");
    }

    @Test
    void refusing_needs_no_proof() {
        assertThatCode(() -> check(new RecordConsent("MARKETING", "SMS", null, false, null, null, null, null)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_clock_may_be_five_minutes_ahead_but_no_more() {
        assertThatCode(() -> check(decidedAt(NOON.plusSeconds(300)))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(decidedAt(NOON.plusSeconds(301)))).isInstanceOf(DecidedInFuture.class);
    }

    private static ProofMissing refused(RecordConsent request) {
        return catchThrowableOfType(ProofMissing.class, () -> check(request));
    }

    private static void check(RecordConsent request) {
        RecordConsentPolicy.check(request, NOON, "");
    }

    private static RecordConsent granting(@Nullable String textVersion, @Nullable String evidence) {
        return new RecordConsent("MARKETING", "SMS", null, true, textVersion, evidence, null, null);
    }

    private static RecordConsent decidedAt(Instant at) {
        return new RecordConsent("MARKETING", "SMS", null, false, null, null, null, at);
    }
}
