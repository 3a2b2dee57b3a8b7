package io.dangol.customer.matching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dangol.customer.matching.Quality.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How well the matcher finds who is one person, learning from data sets without their answers. */
class MatchQualityTest {

    private static final long SEED = 1;
    private static final Optional<Path> SHIPPED = Optional.empty();

    static Stream<LinkageData> febrl() {
        return Stream.of(
                LinkageData.febrl(1, true, SHIPPED),
                LinkageData.febrl(1, false, SHIPPED),
                LinkageData.febrl(3, true, SHIPPED),
                LinkageData.febrl(3, false, SHIPPED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("febrl")
    void febrl_is_linked_as_well_as_was_promised(LinkageData data) {
        Measured measured = Quality.measure(data, SEED);

        assertThat(measured.review().f1()).isGreaterThanOrEqualTo(0.97);
        assertThat(measured.auto().precision()).isGreaterThanOrEqualTo(0.995);
    }

    @Test
    void the_figures_are_written_where_they_are_asked_for() throws IOException {
        String report = System.getProperty("linkage.report");
        assumeTrue(report != null, "./dangol match-quality asks");
        Optional<Path> folder =
                Optional.ofNullable(System.getProperty("linkage.folder")).map(Path::of);

        String figures = everything(folder).stream()
                .map(data -> Quality.measure(data, SEED).rows())
                .collect(Collectors.joining("", Quality.HEADER, ""));

        Files.writeString(Path.of(report), figures, UTF_8);
    }

    private static List<LinkageData> everything(Optional<Path> folder) {
        return List.of(
                LinkageData.febrl(1, true, folder),
                LinkageData.febrl(1, false, folder),
                LinkageData.febrl(3, true, folder),
                LinkageData.febrl(3, false, folder),
                LinkageData.fake(folder));
    }
}
