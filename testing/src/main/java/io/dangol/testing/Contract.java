package io.dangol.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.restassured.filter.Filter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** What services promise each other lies in {@code contracts}; producer and consumer are held to the same files. */
public final class Contract {

    /** With {@code -Dcontracts.write=true} the producer's tests write the files instead of comparing with them. */
    private static final boolean WRITE = Boolean.getBoolean("contracts.write");

    private static final Path MADE = Path.of("target/openapi/openapi.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private Contract() {}

    /** A filter that fails a test whose answer differs from the description; requests may be wrong on purpose. */
    public static Filter openApi() {
        Filter described = new OpenApiValidationFilter(OpenApiInteractionValidator.createForSpecificationUrl(
                        MADE.toUri().toString())
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request", Level.IGNORE)
                        .build())
                .build());
        return new ToldProblems(made(), described);
    }

    /** Fails unless the description leaves nothing open, and tells of every problem that the module has a text for. */
    public static void assertOpenApiIsComplete() throws IOException {
        ApiDocument document = made();
        CompleteApi.assertComplete(document);
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/problems/texts.properties"))) {
            texts.load(reader);
        }
        String all = document.root().toString();
        List<String> untold = texts.stringPropertyNames().stream()
                .filter(key -> key.endsWith(".title"))
                .map(key -> key.substring(0, key.length() - ".title".length()))
                .filter(code -> !all.contains("\"urn:dangol:problem:" + code + "\""))
                .sorted()
                .toList();
        if (!untold.isEmpty()) {
            throw new AssertionError("No operation tells of these problems: " + untold);
        }
    }

    static ApiDocument made() {
        try {
            return ApiDocument.read(MADE);
        } catch (IOException e) {
            throw new UncheckedIOException("Was the module built?", e);
        }
    }

    /** Fails unless the description that the build made is the committed one. */
    public static void assertOpenApiIsCommitted(String module) throws IOException {
        Path committed = Repository.root().resolve("contracts/openapi").resolve(module + ".yaml");
        if (WRITE) {
            Files.createDirectories(committed.getParent());
            Files.copy(MADE, committed, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!YAML.readTree(MADE.toFile()).equals(YAML.readTree(committed.toFile()))) {
            throw new AssertionError("The API description changed: look at the difference between " + MADE + " and "
                    + committed + ", and if it is meant, run the test with -Dcontracts.write=true");
        }
    }

    /** Fails unless the committed file says the same. */
    public static void assertCommitted(String file, JsonNode content) throws IOException {
        Path committed = Repository.root().resolve("contracts").resolve(file);
        if (WRITE) {
            write(file, content);
        }
        if (!content.equals(YAML.readTree(committed.toFile()))) {
            throw new AssertionError("No longer so in " + committed + "; if it is meant, run the test with"
                    + " -Dcontracts.write=true:\n" + content);
        }
    }

    /** Fails unless the file of the repository holds this JSON. */
    public static void assertGenerated(String file, JsonNode content) throws IOException {
        Path committed = Repository.root().resolve(file);
        if (WRITE) {
            Files.writeString(committed, content.toPrettyString() + "\n");
        }
        if (!content.equals(JSON.readTree(committed.toFile()))) {
            throw new AssertionError(
                    file + " is out of date; if the change is meant, run the test with" + " -Dcontracts.write=true");
        }
    }

    public static void write(String file, JsonNode content) throws IOException {
        Path committed = Repository.root().resolve("contracts").resolve(file);
        Files.createDirectories(committed.resolveSibling("."));
        YAML.writerWithDefaultPrettyPrinter().writeValue(committed.toFile(), content);
    }

    /** Fails unless the part of the document between its marks is this one. */
    public static void assertPublished(String document, String mark, String part) throws IOException {
        Path file = Repository.root().resolve(document);
        String text = Files.readString(file);
        String from = "<!-- " + mark + " -->\n";
        String to = "<!-- /" + mark + " -->";
        int start = text.indexOf(from) + from.length();
        int end = text.indexOf(to);
        if (start < from.length() || end < start) {
            throw new AssertionError(file + " has no place for " + mark);
        }
        if (WRITE) {
            Files.writeString(file, text.substring(0, start) + part + text.substring(end));
        } else if (!text.substring(start, end).equals(part)) {
            throw new AssertionError(file + " is out of date at " + mark + "; if the change is meant, run the test with"
                    + " -Dcontracts.write=true:\n" + part);
        }
    }

    /** Fails unless the event is written as its golden example says, and the example fits its schema. */
    public static void assertWritten(String type, JsonNode event) throws IOException {
        Path file = events().resolve(type + ".json");
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(event) + "\n");
        }
        JsonNode golden = golden(type);
        if (!golden.equals(event)) {
            throw new AssertionError("Written otherwise than promised: " + type + "\n" + event + "\n" + golden);
        }
        assertFitsSchema(type, golden);
    }

    /** The golden example of an event, for its consumers. */
    public static JsonNode golden(String type) throws IOException {
        return JSON.readTree(events().resolve(type + ".json").toFile());
    }

    /** Fails unless the event fits {@code contracts/events/<type>.schema.json}. */
    public static void assertFitsSchema(String type, JsonNode event) throws IOException {
        JsonNode schemaText =
                JSON.readTree(events().resolve(type + ".schema.json").toFile());
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaText);
        Set<ValidationMessage> wrong = schema.validate(event);
        if (!wrong.isEmpty()) {
            throw new AssertionError(type + " does not fit its schema: "
                    + wrong.stream().map(ValidationMessage::getMessage).collect(Collectors.joining("; ")));
        }
    }

    private static Path events() {
        return Repository.root().resolve("contracts/events");
    }
}
