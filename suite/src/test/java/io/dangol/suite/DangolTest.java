package io.dangol.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DangolTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "two words", "O'Neil", "'; echo owned; '", "$HOME `id` \\ \""})
    void a_shell_reads_an_exported_value_as_it_is(String value) throws IOException {
        Process shell =
                new ProcessBuilder("sh", "-c", Dangol.export("VALUE", value) + "; printf %s \"$VALUE\"").start();

        assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8)).isEqualTo(value);
    }

    @Test
    void a_name_is_exported_for_the_commands_that_follow() throws IOException {
        Process shell =
                new ProcessBuilder("sh", "-c", Dangol.export("VALUE", "1") + "; sh -c 'printf %s $VALUE'").start();

        assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8)).isEqualTo("1");
    }
}
