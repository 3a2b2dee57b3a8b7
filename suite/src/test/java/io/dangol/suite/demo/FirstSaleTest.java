package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.client.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The walk of the README, pasted: what a reader sees is what the README promises, also the second time. */
@ExtendWith(DemoRun.Once.class)
class FirstSaleTest {

    @TempDir
    private Path folder;

    @Test
    void the_walk_works_when_pasted_and_once_more_when_pasted_again(DemoRun demo)
            throws IOException, InterruptedException {
        String walk = walk("README.md");

        String firstSale = assertThatTheAnswersAreRight(paste(demo, walk));
        String secondSale = assertThatTheAnswersAreRight(paste(demo, walk));

        assertThat(secondSale).isNotEqualTo(firstSale);
    }

    @Test
    void the_korean_readme_has_the_same_walk() throws IOException {
        assertThat(commands(walk("README.ko.md"))).isEqualTo(commands(walk("README.md")));
    }

    /** Store, card, sale, the same again, balance, holder, board, ledger. */
    private static String assertThatTheAnswersAreRight(List<JsonNode> answers) {
        assertThat(answers).hasSize(8);
        assertThat(answers.get(0).path("code").asText()).startsWith("BAKERY-");
        assertThat(answers.get(1).path("status").asText()).isEqualTo("ACTIVE");
        JsonNode sale = answers.get(2);
        assertThat(sale.path("status").asText()).isEqualTo("RECORDED");
        assertThat(sale.path("identified").asBoolean(true)).isFalse();
        assertThat(sale.path("pointsEarned").asLong()).isEqualTo(50);
        assertThat(answers.get(3)).isEqualTo(sale);
        assertThat(answers.get(4).path("available").asLong()).isEqualTo(50);
        assertThat(answers.get(5).path("cards")).hasSize(1);
        JsonNode board = answers.get(6).path("data");
        assertThat(board).hasSize(1);
        assertThat(board.path(0).path("code")).isEqualTo(answers.get(0).path("code"));
        assertThat(board.path(0).path("identified").path("net").asLong()).isEqualTo(5_000);
        assertThat(board.path(0).path("identifiedShare").path("ofNet").asDouble())
                .isEqualTo(1.0);
        assertThat(answers.get(7).path("holds").asBoolean()).isTrue();
        return sale.path("saleId").asText();
    }

    private List<JsonNode> paste(DemoRun demo, String walk) throws IOException, InterruptedException {
        return Pasted.into(folder, demo.suite(), walk)
                .lines()
                .map(line -> Json.read(line, JsonNode.class))
                .toList();
    }

    /** The second shell block; the first one holds the two commands. */
    private static String walk(String readme) throws IOException {
        return Pasted.blocks(readme).get(1).commands();
    }

    private static String commands(String walk) {
        return walk.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
    }
}
