package io.dangol.suite.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Documents of Kubernetes, as trees and, to find what the API does not know, as its own types. */
record Manifests(List<JsonNode> documents) {

    private static final Path FOLDER = Path.of(System.getProperty("dangol.root"), "deploy/kubernetes");
    private static final YAMLMapper YAML = new YAMLMapper();

    private static final Map<String, Class<?>> TYPES = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1 Ingress", Ingress.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "v1 ConfigMap", ConfigMap.class,
            "v1 Namespace", Namespace.class,
            "v1 PersistentVolumeClaim", PersistentVolumeClaim.class,
            "v1 Service", io.fabric8.kubernetes.api.model.Service.class,
            "v1 ServiceAccount", ServiceAccount.class);

    /** What a type does not know it would keep as it is and write again: here it is not written. */
    private static final ObjectMapper TYPED = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnyGetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    /** All that an installation would apply; empty where there is no kubectl to put it together. */
    static Optional<Manifests> rendered(String overlay) {
        try {
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", overlay)
                    .directory(FOLDER.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String text = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new IllegalStateException("kubectl cannot render " + overlay);
            }
            return Optional.of(parse(text));
        } catch (IOException noKubectl) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The files of a folder as they are; what only goes with Kustomize is left out. */
    static Manifests of(String folder) {
        List<JsonNode> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            for (Path file : files.sorted().toList()) {
                if (!file.endsWith("kustomization.yaml")) {
                    documents.addAll(parse(Files.readString(file)).documents());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Manifests(documents);
    }

    List<JsonNode> of(Kind kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind.name))
                .toList();
    }

    /** The document as the API's own type reads and writes it: without what the type does not know. */
    static JsonNode asTheApiReads(JsonNode document) throws IOException {
        String name = "%s %s"
                .formatted(
                        document.path("apiVersion").asText(),
                        document.path("kind").asText());
        Class<?> type = Optional.ofNullable(TYPES.get(name))
                .orElseThrow(() -> new IllegalStateException("There is no " + name));
        // By way of the text: a tree made of objects tells a long from an int, which a text does not.
        return TYPED.readTree(TYPED.writeValueAsBytes(TYPED.treeToValue(document, type)));
    }

    static String name(JsonNode document) {
        return document.at("/metadata/name").asText();
    }

    private static Manifests parse(String text) throws IOException {
        return new Manifests(
                YAML.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll());
    }

    /** What the tests ask for. */
    enum Kind {
        DEPLOYMENT("Deployment"),
        SERVICE("Service"),
        AUTOSCALER("HorizontalPodAutoscaler"),
        DISRUPTION_BUDGET("PodDisruptionBudget"),
        NETWORK_POLICY("NetworkPolicy"),
        CONFIG_MAP("ConfigMap");

        private final String name;

        Kind(String name) {
            this.name = name;
        }
    }
}
