package io.dangol.suite.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.client.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
        Path credentials = demo.suite().launcher().home().credentials();
        Path beside = Files.createDirectories(folder.resolve(".dangol"));
        Files.copy(credentials, beside.resolve(credentials.getFileName()));
        String walk = walk("README.md");

        String firstSale = assertThatTheAnswersAreRight(paste(walk));
        String secondSale = assertThatTheAnswersAreRight(paste(walk));

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

    /** A shell that hands over its script as a person would, line by line, and stands where the README is. */
    private List<JsonNode> paste(String walk) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("walk.sh"), walk);
        Process shell = new ProcessBuilder("sh")
                .directory(folder.toFile())
                .redirectInput(script.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("answers").toFile())
                .start();
        assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readAllLines(folder.resolve("answers"), UTF_8).stream()
                .map(line -> Json.read(line, JsonNode.class))
                .toList();
    }

    /** The second shell block; the first one holds the two commands. */
    private static String walk(String readme) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("dangol.root"), readme), UTF_8);
        return Pattern.compile("(?ms)^```sh\n(.*?)^```$")
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList()
                .get(1);
    }

    private static String commands(String walk) {
        return walk.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
    }
}
