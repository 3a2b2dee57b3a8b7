package io.dangol.customer.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Makes those findable for matching who were customers before. Each method is one transaction. */
@ApplicationScoped
@Transactional
class MatchKeyService {

    private final Vault vault;

    MatchKeyService(Vault vault) {
        this.vault = vault;
    }

    /** Some whose keys are missing or were made in a former way; how many. */
    int keepAnew(int limit) {
        return vault.keepMatchesAnew(limit);
    }
}
