package io.dangol.suite.launcher;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** All that nobody may guess, made once and kept: the data of a suite cannot be read with other keys. */
final class Secrets {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Properties values;

    private Secrets(Properties values) {
        this.values = values;
    }

    static Secrets keptIn(Path file) {
        Properties values = Home.read(file);
        boolean complete = true;
        for (String key : new String[] {"client-key", "card-key", "vault-key", "index-key"}) {
            complete &= !makeIfAbsent(values, key, Base64.getEncoder());
        }
        complete &= !makeIfAbsent(values, "postgres-password", password());
        complete &= !makeIfAbsent(values, "certificates-password", password());
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                complete &= !makeIfAbsent(values, databaseKey(service), password());
                complete &= !makeIfAbsent(values, ownerKey(service), password());
            }
        }
        if (!complete) {
            Home.write(file, values);
        }
        return new Secrets(values);
    }

    static String random() {
        return random(password());
    }

    String postgresPassword() {
        return value("postgres-password");
    }

    String databasePassword(Service service) {
        return value(databaseKey(service));
    }

    String ownerPassword(Service service) {
        return value(ownerKey(service));
    }

    String value(String key) {
        String value = values.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("There is no secret " + key);
        }
        return value;
    }

    private static boolean makeIfAbsent(Properties values, String key, Base64.Encoder encoder) {
        return values.putIfAbsent(key, random(encoder)) == null;
    }

    private static String random(Base64.Encoder encoder) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return encoder.encodeToString(bytes);
    }

    /** Without signs that a URL or a shell would read otherwise. */
    private static Base64.Encoder password() {
        return Base64.getUrlEncoder().withoutPadding();
    }

    private static String ownerKey(Service service) {
        return "owner-password-" + service.shortName();
    }

    private static String databaseKey(Service service) {
        return "database-password-" + service.shortName();
    }
}
