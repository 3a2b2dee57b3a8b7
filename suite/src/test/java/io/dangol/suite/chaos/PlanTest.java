package io.dangol.suite.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void nothing_said_is_ten_rounds_of_everything() {
        Plan plan = Plan.of(Map.of(), 42);

        assertThat(plan).isEqualTo(new Plan(10, 42, 1, List.of(Kind.values()), false, null));
    }

    @Test
    void all_can_be_said() {
        Plan plan = Plan.of(
                Map.of(
                        "--rounds", "100",
                        "--seed", "7",
                        "--from", "13",
                        "--faults", "kill,slow-postgres",
                        "--report", "report.md"),
                42);

        assertThat(plan)
                .isEqualTo(new Plan(100, 7, 13, List.of(Kind.KILL, Kind.SLOW_POSTGRES), true, Path.of("report.md")));
    }

    @Test
    void a_round_is_run_again_by_its_number_and_seed() {
        Plan plan = new Plan(100, 7, 1, List.of(Kind.KILL, Kind.CUT), true, null);

        assertThat(plan.command(13)).isEqualTo("./dangol chaos --rounds 1 --from 13 --seed 7 --faults kill,cut");
    }

    @Test
    void what_is_no_fault_or_no_number_is_refused_by_its_name() {
        assertThatThrownBy(() -> Plan.of(Map.of("--faults", "kill,flood"), 1)).hasMessageContaining("flood");
        assertThatThrownBy(() -> Plan.of(Map.of("--rounds", "0"), 1)).hasMessageContaining("--rounds");
        assertThatThrownBy(() -> Plan.of(Map.of("--seed", "x"), 1)).hasMessageContaining("--seed");
    }

    @Test
    void what_a_machine_does_not_allow_is_left_out_unless_it_was_asked_for_by_name() {
        Plan all = Plan.of(Map.of(), 1);
        Plan named = Plan.of(Map.of("--faults", "kill,full-disk"), 1);
        Plan others = Plan.of(Map.of("--faults", "kill,cut"), 1);

        assertThat(all.without(Kind.FULL_DISK, "no disk").kinds())
                .hasSize(Kind.values().length - 1)
                .doesNotContain(Kind.FULL_DISK);
        assertThatThrownBy(() -> named.without(Kind.FULL_DISK, "no disk"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No full-disk here: no disk");
        assertThat(others.without(Kind.FULL_DISK, "no disk")).isEqualTo(others);
    }

    @Test
    void the_list_explains_every_kind() {
        assertThat(Plan.list()).hasSameSizeAs(Kind.values()).allMatch(line -> line.matches("[a-z-]+ +.+"));
    }
}
