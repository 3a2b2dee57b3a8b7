package io.dangol.suite.demo;

import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.launcher.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the processes of a running suite show at {@code /q/metrics}. */
final class Figures {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private final Launcher launcher;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Figures(Launcher launcher) {
        this.launcher = launcher;
    }

    String of(Service service) {
        String port = launcher.environment(service).get("QUARKUS_HTTP_PORT");
        URI metrics = URI.create("http://127.0.0.1:" + port + "/q/metrics");
        try {
            HttpRequest request = HttpRequest.newBuilder(metrics)
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String ofAll() {
        return Stream.of(Service.values()).map(this::of).collect(Collectors.joining("\n"));
    }

    /** Of series, as Prometheus keeps them: a histogram is its buckets, count, sum and maximum. */
    Set<String> names() {
        return names(ofAll().lines().filter(line -> !line.startsWith("#")));
    }

    /** Of families, as a person names them: without what a histogram is made of. */
    Set<String> families() {
        Set<String> families = new TreeSet<>();
        ofAll().lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ", -1))
                // OpenMetrics names a counter without the end that its series have.
                .map(type -> type[2] + (type[3].equals("counter") && !type[2].endsWith("_total") ? "_total" : ""))
                .forEach(families::add);
        families.removeIf(
                name -> name.endsWith("_max") && families.contains(name.substring(0, name.length() - "_max".length())));
        return families;
    }

    double sum(Service service, String name, String labels) {
        return of(service)
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> line.contains(labels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** All values of a label on the series of that name; empty where it has no such label. */
    Set<String> values(String name, String label) {
        Pattern labelled = Pattern.compile("[{,]" + label + "=\"((?:[^\"\\\\]|\\\\.)*)\"");
        return ofAll().lines()
                .filter(line -> line.startsWith(name + "{"))
                .flatMap(line -> labelled.matcher(line).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Stream<String> lines) {
        return lines.map(NAME::matcher)
                .filter(matcher -> matcher.lookingAt())
                .map(matcher -> matcher.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
