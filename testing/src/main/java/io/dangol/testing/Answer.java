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

    /** Of the first line, where each line is answered by itself; a line of a file that is read has none. */
    int status() {
        Object told = contentType.startsWith("application/x-ndjson")
                ? new JsonPath(asString.lines().findFirst().orElse("{}")).get("status")
                : null;
        return told instanceof Integer status ? status : statusCode;
    }
}
