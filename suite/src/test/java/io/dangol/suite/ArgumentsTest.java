package io.dangol.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.suite.launcher.LaunchFailed;
import io.dangol.suite.launcher.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void nothing_said_means_help() {
        assertThat(Arguments.parse().command()).isEqualTo("help");
    }

    @Test
    void the_first_word_is_the_command_and_options_may_stand_anywhere() {
        Arguments arguments = Arguments.parse("logs", "-f", "gateway");

        assertThat(arguments.command()).isEqualTo("logs");
        assertThat(arguments.operands()).containsExactly("gateway");
        assertThat(arguments.follow()).isTrue();
        assertThat(arguments.yes()).isFalse();
    }

    @Test
    void one_port_is_chosen_with_a_space_or_an_equals_sign() {
        assertThat(Arguments.parse("up", "--port-loyalty", "9082").ports()).isEqualTo(Map.of(Service.LOYALTY, 9082));
        assertThat(Arguments.parse("up", "--port-loyalty-service=9082").ports())
                .isEqualTo(Map.of(Service.LOYALTY, 9082));
    }

    @Test
    void all_ports_are_chosen_from_the_first_one_in_the_usual_order() {
        assertThat(Arguments.parse("up", "--ports-from", "9080").ports())
                .isEqualTo(Map.of(
                        Service.GATEWAY, 9080,
                        Service.CUSTOMER, 9081,
                        Service.LOYALTY, 9082,
                        Service.PARTNER, 9083,
                        Service.ANALYTICS, 9084));
    }

    @Test
    void what_chaos_is_told_stands_apart() {
        Arguments arguments = Arguments.parse("chaos", "--rounds", "3", "--faults", "kill,cut", "--list");

        assertThat(arguments.command()).isEqualTo("chaos");
        assertThat(arguments.chaos()).isEqualTo(Map.of("--rounds", "3", "--faults", "kill,cut", "--list", ""));
        assertThatThrownBy(() -> Arguments.parse("chaos", "--seed")).hasMessageContaining("--seed");
    }

    @Test
    void a_port_that_is_none_is_refused() {
        assertThatThrownBy(() -> Arguments.parse("up", "--ports-from", "65532"))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("65536");
        assertThatThrownBy(() -> Arguments.parse("up", "--port-gateway", "eighty"))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("eighty");
    }

    @Test
    void a_suite_that_runs_elsewhere_is_named_by_its_credentials_and_perhaps_its_gateway() {
        assertThat(Arguments.parse("demo").elsewhere()).isNull();
        assertThat(Arguments.parse("demo", "--credentials", "admin.json").elsewhere())
                .isEqualTo(new Arguments.Elsewhere("admin.json", null, null));
        assertThat(Arguments.parse("verify", "--gateway", "http://g:8080", "--credentials", "admin.json")
                        .elsewhere())
                .isEqualTo(new Arguments.Elsewhere("admin.json", "http://g:8080", null));
        assertThat(Arguments.parse("verify", "--credentials", "admin.json", "--cacert", "ca.pem")
                        .elsewhere())
                .isEqualTo(new Arguments.Elsewhere("admin.json", null, "ca.pem"));
        assertThatThrownBy(() -> Arguments.parse("demo", "--gateway", "http://g:8080"))
                .isInstanceOf(Arguments.Misuse.class)
                .hasMessageContaining("--credentials");
        assertThatThrownBy(() -> Arguments.parse("demo", "--credentials"))
                .isInstanceOf(Arguments.Misuse.class)
                .hasMessageContaining("needs a value");
    }

    @Test
    void tls_is_spoken_where_it_is_asked_for() {
        assertThat(Arguments.parse("up").tls()).isFalse();
        assertThat(Arguments.parse("up", "--tls").tls()).isTrue();
    }

    @Test
    void an_unknown_option_is_named() {
        assertThatThrownBy(() -> Arguments.parse("up", "--fast"))
                .isInstanceOf(Arguments.Misuse.class)
                .hasMessageContaining("--fast");
        assertThatThrownBy(() -> Arguments.parse("up", "--port-bakery", "1"))
                .isInstanceOf(Arguments.Misuse.class)
                .hasMessageContaining("--port-bakery");
        assertThatThrownBy(() -> Arguments.parse("up", "--port-gateway"))
                .isInstanceOf(Arguments.Misuse.class)
                .hasMessageContaining("needs a number");
    }
}
