package io.dangol.gateway.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** Something the gateway answers itself, without a token. */
public interface Endpoint {

    /** Its name in metrics and logs. */
    String name();

    boolean serves(String path);

    Set<HttpMethod> methods();

    void handle(HttpServerRequest request);
}
