package io.dangol.suite.demo;

import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Credentials;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Json;
import io.dangol.suite.launcher.Home;
import io.dangol.suite.retail.Country;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stores' own credentials. A secret is shown once, so a demo that is to run again has to keep it. */
final class Tills {

    private final Path file;
    private final Map<String, Credentials> byStore;

    private Tills(Path file, Map<String, Credentials> byStore) {
        this.file = file;
        this.byStore = new TreeMap<>(byStore);
    }

    static Tills keptIn(Path file) {
        try {
            return new Tills(
                    file,
                    Files.exists(file)
                            ? Json.read(Files.readString(file), Kept.class).tills()
                            : Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Credentials> find(Country country) {
        return Optional.ofNullable(byStore.get(country.storeCode()));
    }

    Credentials of(Country country) {
        return find(country).orElseThrow(() -> new IllegalArgumentException("No till in " + country.storeCode()));
    }

    void awaitAdmission(Gateway gateway) {
        byStore.forEach((store, credentials) -> {
            if (!gateway.as(credentials).awaitAdmission()) {
                throw new CallFailed(
                        "The gateway does not know the till of " + store + "; if the suite was reset, delete " + file);
            }
        });
    }

    void keep(Country country, Credentials credentials) {
        byStore.put(country.storeCode(), credentials);
        Home.writePrivately(file, Json.write(new Kept(byStore)) + "\n");
    }

    record Kept(Map<String, Credentials> tills) {}
}
