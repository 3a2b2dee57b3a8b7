package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guides for integrators, pasted: every answer is the one that stands below its commands. */
@ExtendWith(DemoRun.Once.class)
class IntegrationGuideTest {

    private static final String BETWEEN = "--- next block ---";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integration/pos",
                "integration/erp",
                "integration/portal",
                "integration/member",
                "back-office",
                "bonus-campaigns",
                "referral",
                "contact-permits",
                "customer-sync"
            })
    void a_guide_works_when_pasted(String guide, DemoRun demo) throws IOException, InterruptedException {
        List<Pasted.Block> blocks = Pasted.blocks("docs/" + guide + ".md");
        String commands =
                blocks.stream().map(Pasted.Block::commands).collect(Collectors.joining("echo '" + BETWEEN + "'\n"));

        String[] answers = Pasted.into(folder, demo.suite(), commands).split(BETWEEN, -1);

        assertThat(blocks).hasSizeGreaterThan(4);
        assertThat(answers).hasSameSizeAs(blocks);
        for (int i = 0; i < answers.length; i++) {
            Shown.assertAnswered(blocks.get(i).shown(), answers[i]);
        }
    }

    @Test
    void an_answer_that_is_another_is_noticed() throws IOException {
        String shown = "{\"id\":\"…\",\"lines\":[{\"amount\":1}],\"scopes\":[\"…\"]} 201";

        Shown.assertAnswered(shown, "{\"lines\":[{\"amount\":1}],\"id\":\"7\",\"scopes\":[\"a\",\"b\"]}\n201\n");
        for (String other : List.of(
                "{\"id\":\"7\",\"lines\":[{\"amount\":2}],\"scopes\":[]} 201",
                "{\"id\":\"7\",\"lines\":[],\"scopes\":[]} 201",
                "{\"id\":\"7\",\"lines\":[{\"amount\":1}],\"scopes\":[],\"more\":1} 201",
                "{\"lines\":[{\"amount\":1}],\"scopes\":[]} 201",
                "{\"id\":\"7\",\"lines\":[{\"amount\":1}],\"scopes\":[]}")) {
            assertThatThrownBy(() -> Shown.assertAnswered(shown, other)).isInstanceOf(AssertionError.class);
        }
    }
}
