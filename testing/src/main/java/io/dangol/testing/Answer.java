package io.dangol.testing;

import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;

/** What the service under test answered. */
record Answer(int statusCode, String contentType, String asString) {

    static Answer of(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(response.statusCode(), type, response.body());
    }

    JsonPath jsonPath() {
        return new JsonPath(asString);
    }

    /** Of the first line, where each line is answered by itself; the lines of a file are not. */
    int status() {
        if (!contentType.startsWith("application/x-ndjson")) {
            return statusCode;
        }
        Object told = new JsonPath(asString.lines().findFirst().orElse("{}")).get("status");
        return told instanceof Integer ofLine ? ofLine : statusCode;
    }
}
