package io.dangol.suite.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Shell blocks of a document, handed to a shell as a person would, line by line, beside a suite's credentials. */
final class Pasted {

    /**
     * A block and what stands below it as the answer, if anything does.
     *
     * @param shown concatenated JSON, or empty
     */
    record Block(String commands, String shown) {}

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$(?:\n\n```json\n(.*?)^```$)?");

    private Pasted() {}

    static List<Block> blocks(String document) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("dangol.root"), document), UTF_8);
        return BLOCK.matcher(text)
                .results()
                .map(block -> new Block(block.group(1), block.group(2) == null ? "" : block.group(2)))
                .toList();
    }

    /** What the shell wrote. */
    static String into(Path folder, SuiteUnderTest suite, String commands) throws IOException, InterruptedException {
        Path credentials = suite.launcher().home().credentials();
        Path beside = Files.createDirectories(folder.resolve(".dangol")).resolve(credentials.getFileName());
        if (!Files.exists(beside)) {
            Files.copy(credentials, beside);
        }
        Path script = Files.writeString(folder.resolve("commands.sh"), commands);
        Path answers = folder.resolve("answers");
        Process shell = new ProcessBuilder("sh")
                .directory(folder.toFile())
                .redirectInput(script.toFile())
                .redirectErrorStream(true)
                .redirectOutput(answers.toFile())
                .start();
        assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(answers, UTF_8);
    }
}
