package io.dangol.suite.demo;

import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Credentials;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Json;
import io.dangol.suite.client.Patience;
import io.dangol.suite.launcher.Launcher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The suite that the demo talks to.
 *
 * @param address where its gateway is, seen from here
 * @param authority whose certificates to believe there, as a PEM file; null for those that Java knows
 * @param shown the same as a person is told it
 * @param admin who may do everything there
 * @param credentials the file that says so
 * @param tills where the demo keeps the secrets of its tills
 * @param own whether this launcher started it
 */
public record Door(
        URI address,
        @Nullable Path authority,
        String shown,
        Credentials admin,
        Path credentials,
        Path tills,
        boolean own) {

    static Door of(Launcher launcher) {
        return new Door(
                launcher.gateway(),
                launcher.authority(),
                launcher.shownGateway(),
                launcher.admin(),
                launcher.home().credentials(),
                launcher.home().demo(),
                true);
    }

    Gateway gateway(Patience patience) {
        return new Gateway(address, authority, patience);
    }

    /**
     * One that runs elsewhere.
     *
     * @param credentials a file such as the launcher writes: gateway, clientId, clientSecret
     * @param address null where the file's own gateway can be reached from here
     * @param authority whose certificates to believe there, as a PEM file; null for those that Java knows
     * @param folder what the demo must remember goes there, apart from what it remembers of other suites
     */
    public static Door elsewhere(Path credentials, @Nullable String address, @Nullable Path authority, Path folder) {
        Kept kept = read(credentials);
        URI gateway = uri(address == null ? kept.gateway() : address);
        Path tills = folder.resolve("demo-%s-%d.json".formatted(gateway.getHost(), gateway.getPort()));
        Credentials admin = new Credentials(kept.clientId(), kept.clientSecret());
        return new Door(gateway, authority, kept.gateway(), admin, credentials, tills, false);
    }

    private static Kept read(Path file) {
        try {
            return Json.read(Files.readString(file), Kept.class);
        } catch (IOException | IllegalArgumentException e) {
            throw new CallFailed("No credentials can be read from " + file, e);
        }
    }

    private static URI uri(String address) {
        String bare = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        if (!bare.matches("https?://[^/?#@\\s]+")) {
            throw new CallFailed(address + " is no address of a gateway, such as http://localhost:8080");
        }
        return URI.create(bare);
    }

    record Kept(String gateway, String clientId, String clientSecret) {}
}
