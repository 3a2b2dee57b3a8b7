package io.dangol.suite.launcher;

import io.dangol.suite.client.Credentials;
import io.dangol.suite.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;

/** The first API client, whose secret lies beside the data for whoever started the suite. */
record Bootstrap(String gateway, String clientId, String clientSecret) {

    private static final String CLIENT = "hq-admin";

    static boolean exists(Home home) {
        return Files.exists(home.credentials());
    }

    static Bootstrap keptIn(Home home, String address) {
        Bootstrap bootstrap = exists(home) ? read(home).at(address) : chosen(home, address);
        if (!exists(home) || !read(home).equals(bootstrap)) {
            Home.writePrivately(home.credentials(), Json.write(bootstrap) + "\n");
        }
        return bootstrap;
    }

    /** Where the data knows a client already whose secret is lost, another one gets in: nobody can tell what it was. */
    private static Bootstrap chosen(Home home, String address) {
        String secret = Secrets.random();
        boolean data = Files.exists(home.infrastructure());
        return new Bootstrap(address, data ? CLIENT + "-" + UUID.randomUUID() : CLIENT, secret);
    }

    private Bootstrap at(String address) {
        return new Bootstrap(address, clientId, clientSecret);
    }

    static Bootstrap read(Home home) {
        if (!exists(home)) {
            throw new LaunchFailed("Nothing was ever started in %s: ./dangol up first.".formatted(home.folder()));
        }
        try {
            return Json.read(Files.readString(home.credentials()), Bootstrap.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Credentials credentials() {
        return new Credentials(clientId, clientSecret);
    }
}
