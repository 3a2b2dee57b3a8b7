package io.dangol.gateway.openapi;

import io.dangol.gateway.http.Endpoint;
import io.dangol.gateway.problem.Problems;
import io.dangol.gateway.problem.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** {@code /docs}: Swagger UI over the merged document, every file of it from here. */
@Singleton
class DocsEndpoint implements Endpoint {

    private static final String ROOT = "/docs/";
    private static final String OURS = "/docs/";
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " frame-ancestors 'none'; base-uri 'none'";

    /** Only these: the rest of the package is for others. */
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "index.html", "text/html;charset=UTF-8",
            "docs.js", "text/javascript;charset=UTF-8",
            "swagger-ui.css", "text/css;charset=UTF-8",
            "swagger-ui-bundle.js", "text/javascript;charset=UTF-8",
            "favicon-32x32.png", "image/png");

    private final Vertx vertx;
    private final Problems problems;
    private final String theirs = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";

    DocsEndpoint(Vertx vertx, Problems problems) {
        this.vertx = vertx;
        this.problems = problems;
    }

    @Override
    public String name() {
        return "docs";
    }

    @Override
    public boolean serves(String path) {
        return path.equals("/docs") || path.startsWith(ROOT);
    }

    @Override
    public Set<HttpMethod> methods() {
        return Set.of(HttpMethod.GET);
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        if (path.equals("/docs")) {
            request.response().setStatusCode(302).putHeader("Location", ROOT).end();
            return;
        }
        String file = path.equals(ROOT) ? "index.html" : path.substring(ROOT.length());
        String mediaType = MEDIA_TYPES.get(file);
        if (mediaType == null) {
            throw new Refusal(404, "unknown-route");
        }
        vertx.executeBlocking(() -> read(file), false)
                .onSuccess(content -> Problems.answered(request, () -> answer(request, mediaType, content)))
                .onFailure(failure ->
                        Problems.answered(request, () -> problems.answer(request, new Refusal(500, "internal-error"))));
    }

    private static void answer(HttpServerRequest request, String mediaType, Buffer content) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(content);
    }

    private Buffer read(String file) throws IOException {
        InputStream ours = DocsEndpoint.class.getResourceAsStream(OURS + file);
        try (InputStream in = ours == null ? resource(theirs + file) : ours) {
            return Buffer.buffer(in.readAllBytes());
        }
    }

    private static String version() {
        try (InputStream in = resource("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException("Swagger UI is not on the class path", e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(DocsEndpoint.class.getResourceAsStream(name), name);
    }
}
