package io.dangol.suite.launcher;

import io.dangol.suite.client.Https;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether something answers, asked from outside. */
final class Health {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient http;

    /** Of services that show certificates of this authority, where there is one. */
    Health(@Nullable Path authority) {
        this.http = Https.believing(authority).connectTimeout(TIMEOUT).build();
    }

    boolean isReady(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/q/health/ready"))
                .timeout(TIMEOUT)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) TIMEOUT.toMillis());
            return true;
        } catch (IOException down) {
            return false;
        }
    }
}
