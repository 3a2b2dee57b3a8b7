package io.dangol.gateway.route;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dangol.gateway.upstream.UpstreamName;
import io.dangol.testing.Repository;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The gateway lets through what the services promise: all of it and nothing else. */
class RoutesContractTest {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** An operation that a service describes, as the gateway meets it. */
    private record Promised(UpstreamName upstream, HttpMethod method, String path) {}

    @Test
    void every_described_operation_is_let_through_to_its_service() {
        List<Promised> promised = promised();

        List<Promised> shutOut = promised.stream()
                .filter(operation -> !Routes.lead(operation.method(), operation.path(), operation.upstream()))
                .toList();

        assertThat(promised).isNotEmpty();
        assertThat(shutOut).isEmpty();
    }

    @Test
    void every_route_leads_to_a_described_operation() {
        Set<String> answered = promised().stream()
                .map(operation -> way(operation.method(), Routes.of(operation.path())))
                .collect(toCollection(TreeSet::new));

        Set<String> declared = Routes.all().stream()
                .flatMap(route -> route.methods().stream().map(method -> way(method, route)))
                .collect(toCollection(TreeSet::new));

        assertThat(declared).isEqualTo(answered);
    }

    private static String way(HttpMethod method, Route route) {
        return method + " " + route.prefix() + " → " + route.upstream();
    }

    private static List<Promised> promised() {
        return Stream.of(UpstreamName.values())
                .flatMap(RoutesContractTest::promisedBy)
                .toList();
    }

    private static Stream<Promised> promisedBy(UpstreamName upstream) {
        return description(upstream).path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new Promised(
                                upstream,
                                HttpMethod.valueOf(operation.getKey().toUpperCase(Locale.ROOT)),
                                path.getKey().replace("{service}", upstream.label()))));
    }

    private static JsonNode description(UpstreamName upstream) {
        Path file = Repository.root().resolve("contracts/openapi/" + upstream.label() + "-service.yaml");
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
