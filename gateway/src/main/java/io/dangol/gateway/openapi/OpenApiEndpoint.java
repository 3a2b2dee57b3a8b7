package io.dangol.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dangol.gateway.http.Endpoint;
import io.dangol.gateway.problem.Problems;
import io.dangol.gateway.problem.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.logging.Logger;

/** {@code GET /openapi}: the API of the whole suite, as JSON or with {@code ?format=yaml}. */
@Singleton
class OpenApiEndpoint implements Endpoint {

    private static final Logger LOG = Logger.getLogger(OpenApiEndpoint.class);

    private final Descriptions descriptions;
    private final Problems problems;
    private final ObjectMapper json;
    private final ObjectMapper yaml = new YAMLMapper().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER);

    OpenApiEndpoint(Descriptions descriptions, Problems problems, ObjectMapper json) {
        this.descriptions = descriptions;
        this.problems = problems;
        this.json = json;
    }

    @Override
    public String name() {
        return "openapi";
    }

    @Override
    public boolean serves(String path) {
        return path.equals("/openapi");
    }

    @Override
    public Set<HttpMethod> methods() {
        return Set.of(HttpMethod.GET);
    }

    @Override
    public void handle(HttpServerRequest request) {
        boolean asYaml = "yaml".equals(request.getParam("format"));
        descriptions
                .merged()
                .onSuccess(document -> Problems.answered(request, () -> answer(request, document, asYaml)))
                .onFailure(failure -> Problems.answered(request, () -> refuse(request, failure)));
    }

    private void answer(HttpServerRequest request, ObjectNode document, boolean asYaml) {
        try {
            String text = (asYaml ? yaml : json).writeValueAsString(document);
            request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, asYaml ? "application/yaml" : "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .end(text);
        } catch (JsonProcessingException e) {
            refuse(request, e);
        }
    }

    private void refuse(HttpServerRequest request, Throwable failure) {
        LOG.error("API description not made", failure);
        problems.answer(request, new Refusal(500, "internal-error"));
    }
}
