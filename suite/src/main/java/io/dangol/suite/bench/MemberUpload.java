package io.dangol.suite.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A file of members, sent in one request.
 *
 * @param location where its import tells how far it is
 * @param told what it took, for people
 */
record MemberUpload(String location, String told) {

    /** How far it is. */
    JsonNode progress(Gateway.Caller admin) {
        return admin.get(location).orFail("The import").body();
    }

    /** @param meanwhile is run again and again until the answer has come */
    static MemberUpload of(MemberFile file, URI gateway, Shop shop, Gateway.Caller admin, Runnable meanwhile) {
        String imports = "/v1/programs/" + shop.program() + "/imports";
        URI address = URI.create(gateway + imports + "?reference=bench&funderPartnerId=" + shop.partnerId());
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + admin.token())
                    .header("Content-Type", "text/csv")
                    .POST(HttpRequest.BodyPublishers.ofFile(file.path()))
                    .build();
            long begin = System.nanoTime();
            HttpResponse<String> answer = answer(request, meanwhile);
            String told = "%d members, %d MB uploaded in %.1f s, answered %d"
                    .formatted(
                            file.members(),
                            Files.size(file.path()) / 1_000_000,
                            (System.nanoTime() - begin) / 1e9,
                            answer.statusCode());
            String id =
                    Json.read(answer.body(), JsonNode.class).path("importId").asText();
            return new MemberUpload(imports + "/" + id, told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> answer(HttpRequest request, Runnable meanwhile) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        CompletableFuture<HttpResponse<String>> sent = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        while (!sent.isDone()) {
            meanwhile.run();
            var unused =
                    sent.copy().completeOnTimeout(null, 2, TimeUnit.SECONDS).join();
        }
        return sent.join();
    }
}
