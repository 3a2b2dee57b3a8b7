package io.dangol.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What services tell each other is what {@code contracts/asyncapi.yaml} and the files in {@code contracts/events} say. */
public final class EventContract {

    private static final String EVENT_TYPE = "io\\.dangol\\.[a-z]+\\.%s\\.v\\d+";

    private EventContract() {}

    /** Fails unless the event is written as its golden example says and told in the channel of its topic. */
    public static void assertWritten(DomainEvent event, ObjectMapper json) throws IOException {
        Contract.assertWritten(event.type(), json.readTree(json.writeValueAsString(event)));
        String address = event.topic().name();
        if (!told(channel(read(), address)).contains(event.type())) {
            throw new AssertionError(event.type() + " is not told in the channel " + address + " of asyncapi.yaml");
        }
    }

    /** Fails unless the document tells of just these topics of the service, and of every event that its code knows. */
    public static void assertTells(String service, List<Topic> topics) throws IOException {
        List<String> gaps = new ArrayList<>();
        JsonNode document = read();
        topics.forEach(topic -> gaps.addAll(differences(topic, channel(document, topic.name()))));
        Set<String> types = new TreeSet<>();
        for (Map.Entry<String, JsonNode> channel : document.path("channels").properties()) {
            String address = channel.getValue().path("address").asText();
            if (address.startsWith("dangol." + service + ".")) {
                types.addAll(told(channel.getValue()));
                if (topics.stream().noneMatch(topic -> topic.name().equals(address))) {
                    gaps.add("no such topic: " + address);
                }
            }
        }
        events().stream()
                .filter(event -> types.stream().noneMatch(type -> type.matches(EVENT_TYPE.formatted(event))))
                .forEach(event -> gaps.add("no channel tells of the event " + event));
        requireNone(gaps);
    }

    /** Fails unless every reference leads somewhere and every event with a schema is told of. */
    public static void assertResolves() throws IOException {
        JsonNode document = read();
        List<String> gaps = new ArrayList<>();
        for (String reference : document.findValuesAsText("$ref")) {
            boolean inside = reference.startsWith("#");
            if (inside
                    ? document.at(reference.substring(1)).isMissingNode()
                    : !Files.exists(contracts().resolve(reference))) {
                gaps.add("leads nowhere: " + reference);
            }
        }
        Set<String> types = new TreeSet<>();
        document.path("channels").forEach(channel -> types.addAll(told(channel)));
        document.at("/components/messages").forEach(message -> gaps.addAll(contradictions(message)));
        try (var files = Files.list(contracts().resolve("events"))) {
            files.map(file -> file.getFileName().toString())
                    .map(name -> name.replaceAll("(\\.schema)?\\.json$", ""))
                    .filter(type -> !types.contains(type))
                    .forEach(type -> gaps.add("no channel tells of " + type));
        }
        requireNone(gaps);
    }

    /** The name, the payload's schema and the head must speak of the same event. */
    private static List<String> contradictions(JsonNode message) {
        String type = message.path("name").asText();
        List<String> gaps = new ArrayList<>();
        if (!message.at("/payload/$ref").asText().equals("events/" + type + ".schema.json")) {
            gaps.add("another payload: " + type);
        }
        String headers = message.at("/headers/$ref").asText().substring(1);
        if (!read().at(headers).toString().contains("\"const\":\"" + type + "\"")) {
            gaps.add("another ce_type: " + type);
        }
        if (!Files.exists(contracts().resolve("events/" + type + ".json"))) {
            gaps.add("no golden example: " + type);
        }
        return gaps;
    }

    private static List<String> differences(Topic topic, JsonNode channel) {
        JsonNode kafka = channel.at("/bindings/kafka");
        if (kafka.isMissingNode()) {
            return List.of("no channel for the topic " + topic.name());
        }
        String policy = kafka.at("/topicConfiguration/cleanup.policy/0").asText();
        boolean same = kafka.path("partitions").asInt() == topic.partitions()
                && policy.equals(topic.compacted() ? "compact" : "delete");
        return same ? List.of() : List.of("another topic than " + topic);
    }

    private static Set<String> events() {
        Set<String> events = new TreeSet<>();
        new ClassFileImporter()
                .importPath(Path.of("target/classes")).stream()
                        .filter(found -> found.isAssignableTo(DomainEvent.class) && !found.isInterface())
                        .map(JavaClass::getSimpleName)
                        .forEach(events::add);
        return events;
    }

    private static JsonNode channel(JsonNode document, String address) {
        for (JsonNode channel : document.path("channels")) {
            if (channel.path("address").asText().equals(address)) {
                return channel;
            }
        }
        return document.path("there is none");
    }

    private static Set<String> told(JsonNode channel) {
        Set<String> types = new TreeSet<>();
        JsonNode document = read();
        channel.path("messages")
                .forEach(message ->
                        types.add(document.at(message.path("$ref").asText().substring(1))
                                .path("name")
                                .asText()));
        return types;
    }

    private static void requireNone(List<String> gaps) {
        if (!gaps.isEmpty()) {
            throw new AssertionError("asyncapi.yaml: " + String.join("; ", gaps));
        }
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper()
                    .readTree(contracts().resolve("asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path contracts() {
        return Repository.root().resolve("contracts");
    }
}
