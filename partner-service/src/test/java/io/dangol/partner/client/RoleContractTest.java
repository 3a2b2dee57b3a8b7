package io.dangol.partner.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.testing.Contract;
import io.dangol.testing.Tokens;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What each role may do at most is told to those who test every operation by every role. */
class RoleContractTest {

    @Test
    void the_roles_are_the_committed_ones() throws IOException {
        ObjectNode roles = new ObjectMapper().createObjectNode();
        for (Role role : Role.values()) {
            ObjectNode said = roles.putObject(role.wire())
                    .put("ofPartner", role.isOfPartner())
                    .put("needsStores", role.needsStores());
            role.scopes().forEach(said.putArray("scopes")::add);
        }

        Contract.assertCommitted("roles.yaml", roles);
    }

    @Test
    void the_administrator_of_tests_is_the_one_there_is() {
        assertThat(Tokens.EVERY_SCOPE.split(" ", -1)).containsExactlyInAnyOrderElementsOf(Role.HQ_ADMIN.scopes());
    }
}
