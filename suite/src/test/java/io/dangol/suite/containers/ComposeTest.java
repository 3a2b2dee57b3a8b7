package io.dangol.suite.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What docker-compose.yml says of every container, with what its parts have in common merged in. */
class ComposeTest {

    private static final Path ROOT = Path.of(System.getProperty("dangol.root"));

    private static final Set<String> WHICH_END_BY_THEMSELVES = Set.of("databases", "demo");

    /** Made here, from one Dockerfile. */
    private static final Set<String> WITH_A_CHECK_IN_THE_IMAGE =
            Set.of("gateway", "customer-service", "loyalty-service", "partner-service", "analytics-service");

    private final Map<String, Map<String, Object>> services;

    @SuppressWarnings("unchecked")
    ComposeTest() throws IOException {
        try (Reader file = Files.newBufferedReader(ROOT.resolve("docker-compose.yml"))) {
            Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            this.services = new TreeMap<>((Map<String, Map<String, Object>>) all.get("services"));
        }
    }

    @Test
    void every_container_has_limits_of_processors_memory_and_processes() {
        assertThat(services).hasSizeGreaterThan(10);
        services.forEach((name, service) -> assertThat(service)
                .as(name)
                .containsEntry("cpus", "${DANGOL_CPUS:-1}")
                .containsKeys("mem_limit", "pids_limit"));
    }

    @Test
    void every_container_may_do_nothing_that_it_does_not_need() {
        services.forEach((name, service) -> assertThat(service)
                .as(name)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsEntry("read_only", !name.equals("keycloak")));
    }

    @Test
    void of_every_container_that_goes_on_something_tells_whether_it_is_well() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docker/Dockerfile"))).contains("\nHEALTHCHECK ");
        services.forEach((name, service) -> {
            boolean told = service.containsKey("healthcheck") || WITH_A_CHECK_IN_THE_IMAGE.contains(name);
            assertThat(told).as(name).isNotEqualTo(WHICH_END_BY_THEMSELVES.contains(name));
        });
    }
}
