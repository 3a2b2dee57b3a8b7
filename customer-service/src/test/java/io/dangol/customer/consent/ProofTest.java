package io.dangol.customer.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.vault.Retention;
import io.dangol.customer.vault.Vault;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ProofTest {

    private final Vault vault;
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    ProofTest(Vault vault) {
        this.vault = vault;
    }

    @Test
    void the_proof_of_one_decision_opens_for_no_other_of_the_same_customer() {
        UUID customer = CustomerClient.headquarters().registered();
        // The vault is asked by no request here, so it is said how far the asking reaches.
        Reach.EVERYTHING.run(() -> {
            byte[] sealed = QuarkusTransaction.requiringNew()
                    .call(() -> vault.seal(customer, Retention.PROOF, first, "slip 4711"));

            assertThat(vault.unseal(customer, Retention.PROOF, first, sealed)).contains("slip 4711");
            assertThatThrownBy(() -> vault.unseal(customer, Retention.PROOF, second, sealed))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> vault.unsealOfAnyRow(customer, Retention.PROOF, sealed))
                    .isInstanceOf(IllegalStateException.class);
        });
    }
}
