package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.launcher.LaunchFailed;
import io.dangol.suite.launcher.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that is made while tills sell becomes the suite again, whole, as of one moment for all services. */
class BackupTest {

    private static final String NAME = "Seoyeon-Backup";

    @TempDir
    @SuppressWarnings("NullAway.Init") // Filled by JUnit.
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // Started once for all tests of the class.
    private static SuiteUnderTest suite;

    @BeforeAll
    static void start() {
        suite = SuiteUnderTest.start("backup");
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void a_restored_suite_is_whole_works_on_and_leaves_the_erased_erased() throws IOException {
        BusyShop shop = BusyShop.open(suite);
        String erased = registered();
        String known = registered();
        Path backup = folder.resolve("backup");
        BusyTills tills = BusyTills.open(shop, "BEFORE-");
        await().atMost(Duration.ofMinutes(1)).until(() -> tills.sold() > 50);
        suite.launcher().backup(backup);
        int soldAtLeast = 50;
        int soldInAll = moreSold(tills);
        erase(erased);
        assertThatThrownBy(() -> suite.launcher().restore(backup))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("down first");

        suite.launcher().down();
        suite.launcher().restore(backup);
        suite.launcher().up();

        await().atMost(Duration.ofMinutes(1)).until(() -> suite.admin().awaitAdmission());
        assertThat(tills.troubles()).isEmpty();
        assertThat(sales("BEFORE-")).isGreaterThan(soldAtLeast).isLessThan(soldInAll);
        assertThat(nameOf(known)).isEqualTo(NAME);
        assertThat(nameOf(erased)).isNotEqualTo(NAME);
        new InnerBooks(suite.launcher()).assertThatAllServicesAgree();
        try (BusyTills again = BusyTills.open(shop, "AFTER-")) {
            await().atMost(Duration.ofMinutes(1)).until(() -> again.sold() > 20);
        }
        new InnerBooks(suite.launcher()).assertThatAllServicesAgree();
        assertThat(new Verification(suite.launcher(), suite.console()).run()).isTrue();
        assertThatOnlyTheOwnerReads(backup);
    }

    private static int moreSold(BusyTills tills) {
        int sold = tills.sold();
        await().atMost(Duration.ofMinutes(1)).until(() -> tills.sold() > sold + 50);
        tills.close();
        return tills.sold();
    }

    private static String registered() {
        return suite.admin()
                .post("/v1/customers", Map.of("channel", "STORE", "givenName", NAME))
                .orFail("The customer")
                .body()
                .path("id")
                .asText();
    }

    /** As customer-service keeps it. */
    private static void erase(String customerId) throws IOException {
        Path kept = Files.writeString(
                suite.launcher().home().erasures(),
                "\n" + customerId + " PROFILE 2026-11-01T00:00:00Z",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(kept).exists();
    }

    private static String nameOf(String customerId) {
        JsonNode customer = suite.admin()
                .get("/v1/customers/" + customerId + "?unmask=true&purpose=backup-test")
                .orFail("The customer")
                .body();
        return customer.path("givenName").asText();
    }

    private static int sales(String prefix) {
        List<String> count = new InnerBooks(suite.launcher())
                .column(
                        Service.LOYALTY,
                        "select count(*) from sale where receipt_number like '%s%%'".formatted(prefix));
        return Integer.parseInt(count.get(0));
    }

    private static void assertThatOnlyTheOwnerReads(Path backup) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.resolve("secrets"))))
                .isEqualTo("rwx------");
        try (Stream<Path> secrets = Files.list(backup.resolve("secrets"))) {
            for (Path secret : secrets.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                        .as(secret.toString())
                        .isEqualTo("rw-------");
            }
        }
    }
}
