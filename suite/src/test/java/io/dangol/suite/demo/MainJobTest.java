package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.demo.KpiView.Overview;
import io.dangol.suite.demo.KpiView.Row;
import io.dangol.suite.retail.RetailMonth;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo from an empty machine to a board that equals the file. */
@ExtendWith(DemoRun.Once.class)
class MainJobTest {

    private final RetailMonth month = RetailMonth.shipped();
    private final DemoRun demo;
    private final SuiteUnderTest suite;

    MainJobTest(DemoRun demo) {
        this.demo = demo;
        this.suite = demo.suite();
    }

    @Test
    void the_board_equals_the_file_to_the_penny() {
        Row board = new Kpis(suite.admin()).month();

        assertThat(demo.equal()).isTrue();
        assertThat(board.total().gross()).isEqualTo(823_746_14);
        assertThat(board.total().net()).isEqualTo(748_957_02);
        assertThat(board.identified().net()).isEqualTo(554_604_02);
        assertThat(board.identifiedShare().ofNet()).isEqualByComparingTo("0.740502");
        assertThat(board.total().count()).isEqualTo(1_559);
        assertThat(board.total().returnCount()).isEqualTo(326);
    }

    @Test
    void every_full_pound_of_a_carded_sale_is_a_point() {
        Overview overview = demo.overview();

        assertThat(overview.points().issued()).isEqualTo(PointsInFile.issued(month));
        assertThat(overview.points().returned()).isEqualTo(PointsInFile.returned(month));
        assertThat(overview.points().outstanding())
                .isEqualTo(PointsInFile.issued(month) - PointsInFile.returned(month));
    }

    @Test
    void all_holders_are_registered_and_no_sale_is_carded_any_more() {
        Row board = new Kpis(suite.admin()).month();

        assertThat(board.carded()).isEqualTo(KpiView.Figures.NONE);
        assertThat(demo.overview().customers()).isEqualTo(948);
    }

    @Test
    void the_ledger_holds_and_the_books_agree() {
        assertThat(new Verification(suite.launcher(), suite.console()).run()).isTrue();
    }

    @Test
    void the_door_describes_every_path_of_the_real_services_and_the_scope_of_a_sale() {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            JsonNode document =
                    suite.admin().get("/openapi").orFail("The API document").body();

            assertThat(document.path("paths").fieldNames()).toIterable().containsAll(promisedPaths());
            assertThat(document.at("/paths/~1v1~1sales/post/operationId").asText())
                    .isEqualTo("recordSale");
            assertThat(document.at("/paths/~1v1~1sales/post/security/0/oauth2/0")
                            .asText())
                    .isEqualTo("sales:write");
        });
    }

    @Test
    void a_second_demo_works_and_changes_nothing() {
        Row before = new Kpis(suite.admin()).month();
        Overview overview = new Kpis(suite.admin()).overview();

        assertThat(new Demo(suite.launcher(), suite.console()).run()).isTrue();

        assertThat(new Kpis(suite.admin()).month()).isEqualTo(before);
        assertThat(new Kpis(suite.admin()).overview().points()).isEqualTo(overview.points());
    }

    /** The paths in the services' committed descriptions. */
    private static Set<String> promisedPaths() throws IOException {
        Set<String> paths = new TreeSet<>();
        Path contracts = Path.of(System.getProperty("dangol.root")).resolve("contracts/openapi");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(contracts, "*.yaml")) {
            for (Path file : files) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.matches(" {2}/\\S+:"))
                        .map(line -> line.strip().replaceAll(":$", ""))
                        .forEach(paths::add);
            }
        }
        assertThat(paths).hasSizeGreaterThan(30);
        return paths;
    }
}
