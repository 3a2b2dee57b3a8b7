package io.dangol.customer.vault;

import static io.dangol.customer.CustomerClient.unique;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MasterKeysTest {

    private static final String OTHER = key(7);

    private final KeyService service;
    private final MasterKeys masters;
    private final KeyCheck check;
    private final CustomerClient agent = CustomerClient.headquarters();

    MasterKeysTest(KeyService service, MasterKeys masters, KeyCheck check) {
        this.service = service;
        this.masters = masters;
        this.check = check;
    }

    @Test
    void each_key_says_which_master_key_sealed_it() throws SQLException {
        UUID id = agent.registered(Map.of("givenName", "A"));

        assertThat(masterKeyOf(id)).isEqualTo(masters.currentId());
    }

    @Test
    void a_start_with_a_master_key_that_does_not_open_what_is_stored_is_refused() {
        UUID id = agent.registered(Map.of("givenName", "A"));
        assertThat(id).isNotNull();

        assertThatThrownBy(() -> Reach.EVERYTHING.run(() -> service.requireAllOpenable(of(OTHER))))
                .hasMessageContaining(masters.currentId())
                .hasMessageNotContaining(OTHER)
                .hasMessageNotContaining(configured("vault-key"));
        assertThatCode(() -> Reach.EVERYTHING.run(() -> service.requireAllOpenable(of(OTHER, configured("vault-key")))))
                .doesNotThrowAnyException();
        assertThatCode(() -> Reach.EVERYTHING.run(() -> service.requireAllOpenable(masters)))
                .doesNotThrowAnyException();
    }

    @Test
    void what_a_former_key_sealed_opens_with_both_and_is_sealed_anew_by_the_current_one() {
        String context = "customer/PROFILE";
        byte[] wrapped = of(OTHER).wrap("secret".getBytes(UTF_8), context);
        MasterKeys rotated = of(configured("vault-key"), OTHER);

        assertThat(rotated.unwrap(of(OTHER).currentId(), wrapped, context)).isEqualTo("secret".getBytes(UTF_8));
        assertThat(rotated.unwrap(null, wrapped, context)).isEqualTo("secret".getBytes(UTF_8));
        assertThat(rotated.currentId()).isEqualTo(masters.currentId());
        assertThatThrownBy(() -> masters.unwrap(of(OTHER).currentId(), wrapped, context))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_start_seals_keys_of_before_with_the_current_master_key() throws SQLException {
        UUID id = agent.registered(Map.of("givenName", "Anna"));
        Database.execute("update data_key set master_key = null where customer_id = '" + id + "'");
        agent.getInClear(id).body("givenName", equalTo("Anna"));

        check.start(new StartupEvent());

        assertThat(masterKeyOf(id)).isEqualTo(masters.currentId());
        agent.getInClear(id).body("givenName", equalTo("Anna"));
    }

    @Test
    void a_start_with_another_index_or_card_key_is_refused() {
        for (String name : List.of("index-key", "card-key")) {
            assertThatCode(() -> service.requireSame(Map.of(name, configured(name))))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> service.requireSame(Map.of(name, OTHER)))
                    .hasMessageContaining(name)
                    .hasMessageNotContaining(OTHER);
        }
    }

    @Test
    void a_key_that_was_never_used_is_marked_by_the_first_start() {
        String name = unique("k-");

        assertThatCode(() -> service.requireSame(Map.of(name, OTHER))).doesNotThrowAnyException();
        assertThatThrownBy(() -> service.requireSame(Map.of(name, key(8)))).isInstanceOf(IllegalStateException.class);
    }

    private static MasterKeys of(String current, String... previous) {
        return new MasterKeys(current, previous.length == 0 ? Optional.empty() : Optional.of(List.of(previous)));
    }

    private static String masterKeyOf(UUID customer) throws SQLException {
        return Database.select("select master_key from data_key where customer_id = ?", customer)
                .get(0);
    }

    private static String configured(String name) {
        return ConfigProvider.getConfig().getValue("dangol.secrets." + name, String.class);
    }

    private static String key(int first) {
        byte[] key = new byte[Sealing.KEY_BYTES];
        key[0] = (byte) first;
        return Base64.getEncoder().encodeToString(key);
    }
}
