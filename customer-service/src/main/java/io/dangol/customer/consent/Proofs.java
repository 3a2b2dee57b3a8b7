package io.dangol.customer.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.consent.ConsentApi.Proof;
import io.dangol.customer.vault.Retention;
import io.dangol.customer.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seals what shows a decision under a key that outlives the customer's profile. */
@ApplicationScoped
class Proofs {

    private final Vault vault;
    private final ObjectMapper json;

    Proofs(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    byte @Nullable [] sealed(UUID customerId, UUID consentId, Proof proof) {
        if (proof.equals(Proof.NONE)) {
            return null;
        }
        try {
            return vault.seal(customerId, Retention.PROOF, consentId, json.writeValueAsString(proof));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Proof could not be written", e);
        }
    }

    Proof opened(Consent consent) {
        byte[] sealed = consent.proof();
        return sealed == null
                ? Proof.NONE
                : text(consent, sealed).map(this::read).orElse(Proof.NONE);
    }

    private Optional<String> text(Consent consent, byte[] sealed) {
        return consent.isProofOfRow()
                ? vault.unseal(consent.customerId(), Retention.PROOF, consent.id(), sealed)
                : vault.unsealOfAnyRow(consent.customerId(), Retention.PROOF, sealed);
    }

    private Proof read(String text) {
        try {
            return json.readValue(text, Proof.class);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes what it could not read.
            throw new IllegalStateException("Proof could not be read");
        }
    }
}
