package io.dangol.customer.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.Database;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Who was erased stays so, also in a database that was restored from a time before. */
@QuarkusTest
@TestProfile(ErasureTest.WithFile.class)
@WithTestResource(ServiceTestResource.class)
class ErasureTest {

    private static final String[] TABLES = {"data_key", "sealed_profile", "blind_entry", "number_alarm"};
    private static final String PHONE = "+821012345678";

    private final Vault vault;
    private final KeyCheck start;
    private final Erasures erasures;

    ErasureTest(Vault vault, KeyCheck start, Erasures erasures) {
        this.vault = vault;
        this.start = start;
        this.erasures = erasures;
    }

    /** A folder of the test's own. */
    public static final class WithFile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path folder = Files.createTempDirectory("dangol-erasures");
                return Map.of(
                        "dangol.vault.erasures-file", folder.resolve("erased").toString());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void an_erased_customer_is_unreadable_and_not_found() throws SQLException {
        UUID customer = known();

        erase(customer);

        assertThat(opened(customer)).isEqualTo(PersonalData.NONE);
        assertThat(found()).doesNotContain(customer);
    }

    @Test
    void a_restored_database_forgets_them_again_when_the_service_starts() throws SQLException {
        UUID erased = known();
        UUID other = known();
        backUp();
        erase(erased);
        restore();
        assertThat(opened(erased)).isNotEqualTo(PersonalData.NONE);

        start.start(new StartupEvent());

        assertThat(opened(erased)).isEqualTo(PersonalData.NONE);
        assertThat(found()).doesNotContain(erased).contains(other);
        assertThat(opened(other)).isNotEqualTo(PersonalData.NONE);
    }

    @Test
    void a_doubt_about_the_number_goes_with_it_also_after_a_restore() throws SQLException {
        UUID erased = inDoubt();
        UUID other = inDoubt();
        backUp();
        erase(erased);
        assertThat(doubts()).doesNotContain(erased).contains(other);
        restore();
        assertThat(doubts()).contains(erased);

        start.start(new StartupEvent());

        assertThat(doubts()).doesNotContain(erased).contains(other);
    }

    private UUID inDoubt() throws SQLException {
        UUID customer = known();
        execute("insert into number_alarm (id, customer_id, hash, reason, raised_at)"
                + " select gen_random_uuid(), customer_id, hash, 'NOT_IN_USE', now() from blind_entry"
                + " where customer_id = '" + customer + "'");
        return customer;
    }

    private static List<UUID> doubts() throws SQLException {
        return Database.select("select customer_id from number_alarm").stream()
                .map(UUID::fromString)
                .toList();
    }

    @Test
    void a_line_that_a_crash_cut_off_is_passed_over_and_spoils_no_other() throws IOException, SQLException {
        UUID before = known();
        UUID after = known();
        erase(before);
        Path file = Path.of(ConfigProvider.getConfig().getValue("dangol.vault.erasures-file", String.class));
        Path cut = Files.writeString(file, "\n" + UUID.randomUUID() + " PROF", StandardOpenOption.APPEND);
        erase(after);

        assertThat(cut).content().contains(" PROF\n");
        assertThat(erasures.kept())
                .contains(new DataKey.Id(before, Retention.PROFILE), new DataKey.Id(after, Retention.PROFILE));
    }

    private UUID known() throws SQLException {
        UUID customer = UUID.randomUUID();
        execute("insert into customer (id, channel, version, created_at, updated_at) values ('" + customer
                + "', 'STORE', 0, now(), now())");
        return within(() -> {
            vault.keep(customer, new PersonalData("Mina", null, PHONE, null, null));
            return customer;
        });
    }

    private void erase(UUID customer) {
        UUID gone = within(() -> {
            vault.erase(customer, Retention.PROFILE);
            return customer;
        });
        assertThat(gone).isEqualTo(customer);
    }

    private PersonalData opened(UUID customer) {
        return within(() -> vault.open(customer));
    }

    private Set<UUID> found() {
        return within(() -> vault.withPhone(PHONE));
    }

    private static void backUp() throws SQLException {
        for (String table : TABLES) {
            execute("drop table if exists backup_" + table);
            execute("create table backup_" + table + " as select * from " + table);
        }
    }

    private static void restore() throws SQLException {
        for (String table : TABLES) {
            execute("insert into " + table + " select * from backup_" + table + " on conflict do nothing");
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection owner = Owner.connect();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static <T> T within(Supplier<T> work) {
        return Reach.EVERYTHING.call(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
