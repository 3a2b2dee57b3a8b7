package io.dangol.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What we ship comes under licences that let us, read from the bill of materials that the build has made. */
class LicenceTest {

    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            "MIT",
            "MIT-0",
            "PostgreSQL",
            "Public Domain",
            "Unicode-3.0",
            "UPL-1.0",
            "0BSD",
            "EDL-1.0");

    /** One by one: under others of these licences there may be more to heed. */
    private static final Map<String, String> LOOKED_AT = Map.of(
            "com.google.re2j:re2j", "Go's licence is BSD-3-Clause",
            "com.sun.mail:mailapi", "CDDL-1.0 by choice; unchanged, in tests only",
            "io.smallrye.classfile:jdk-classfile-backport", "its classpath exception lets us link to it",
            "javax.annotation:javax.annotation-api", "CDDL-1.0 by choice; unchanged",
            "org.mozilla:rhino", "MPL-2.0 reaches its own files only; unchanged, in tests only");

    private static final Path BILL = Path.of(System.getProperty("dangol.root", ".."), "target/dangol-sbom.json");

    @Test
    void every_library_has_a_licence_that_we_may_ship_under() throws IOException {
        assumeTrue(Files.exists(BILL), "only a whole build (./mvnw verify) makes the bill of materials");
        JsonNode components = new ObjectMapper().readTree(BILL.toFile()).path("components");

        List<String> wrong = wrong(components);

        assertThat(components.size()).isGreaterThan(50);
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_guard_bites() throws IOException {
        JsonNode components = new ObjectMapper().readTree("""
                [{"group": "a", "name": "free", "licenses": [{"license": {"id": "MIT"}}]},
                 {"group": "a", "name": "copyleft", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]},
                 {"group": "a", "name": "silent"}]""");

        assertThat(wrong(components)).containsExactly("a:copyleft [AGPL-3.0-only]", "a:silent []");
    }

    /** Of several licences the user may choose. */
    private static List<String> wrong(JsonNode components) {
        List<String> wrong = new ArrayList<>();
        for (JsonNode component : components) {
            String name = component.path("group").asText() + ":"
                    + component.path("name").asText();
            List<String> licences = licences(component);
            boolean allowed = licences.stream().anyMatch(ALLOWED::contains) || LOOKED_AT.containsKey(name);
            if (!allowed && !component.path("group").asText().equals("io.dangol")) {
                wrong.add(name + " " + licences);
            }
        }
        return wrong;
    }

    private static List<String> licences(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode one : component.path("licenses")) {
            JsonNode licence = one.path("license");
            licences.add(
                    one.has("expression")
                            ? one.path("expression").asText()
                            : licence.path("id").asText(licence.path("name").asText()));
        }
        return licences;
    }
}
