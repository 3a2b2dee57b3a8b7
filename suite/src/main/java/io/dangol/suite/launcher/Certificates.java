package io.dangol.suite.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of a suite on this machine: an authority of its own, and one certificate for each service, made and
 * renewed by the JDK's keytool. Only the gateway's may be shown by who calls; with a service's nobody gets into another.
 */
final class Certificates {

    private static final String AUTHORITY = "authority";
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration LIFE = Duration.ofDays(365);
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);
    private static final String PASSWORD = "DANGOL_CERTIFICATES_PASSWORD";
    private static final long PATIENCE_SECONDS = 60;

    private final Home home;
    private final Path keys;
    private final String password;
    private final Clock clock;

    private Certificates(Home home, String password, Clock clock) {
        this.home = home;
        this.keys = home.tls("keys.p12");
        this.password = password;
        this.clock = clock;
    }

    /** What callers must believe, for {@code curl --cacert}. */
    static Path authority(Home home) {
        return home.tls(AUTHORITY + ".pem");
    }

    /** Private key and certificate in one file: a service that reads it again never meets one without the other. */
    static Path of(Service service, Home home) {
        return home.tls(service.module() + ".pem");
    }

    /** Makes what is missing or ends soon; a running service reads its own again by itself. */
    static void keptIn(Home home, String password, Clock clock) {
        home.createTls();
        new Certificates(home, password, clock).keep();
    }

    private void keep() {
        // No certificate outlives the authority that signed it.
        if (endsWithin(AUTHORITY, LIFE.plus(RENEWED_BEFORE_END))) {
            delete(keys);
            make(AUTHORITY, "Dangol on this machine", AUTHORITY_LIFE, List.of("-ext", "bc:c=ca:true,pathlen:0"));
            Home.writePrivately(authority(home), pem("CERTIFICATE", encoded(certificate(AUTHORITY))));
        }
        for (Service service : Service.values()) {
            if (endsWithin(service.module(), RENEWED_BEFORE_END) || !Files.exists(of(service, home))) {
                renew(service);
            }
        }
    }

    private void renew(Service service) {
        String name = service.module();
        if (certificate(name) != null) {
            keytool(List.of("-delete", "-alias", name));
        }
        String purpose = service == Service.GATEWAY ? "serverAuth,clientAuth" : "serverAuth";
        make(
                name,
                name,
                LIFE,
                List.of(
                        "-signer",
                        AUTHORITY,
                        "-ext",
                        "san=dns:localhost,dns:%s,ip:127.0.0.1".formatted(name),
                        "-ext",
                        "ku:c=digitalSignature",
                        "-ext",
                        "eku=" + purpose));
        Home.writePrivately(
                of(service, home),
                pem("PRIVATE KEY", key(name).getEncoded()) + pem("CERTIFICATE", encoded(certificate(name))));
    }

    private void make(String alias, String name, Duration life, List<String> extensions) {
        List<String> options = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + name));
        options.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA"));
        options.addAll(List.of("-validity", String.valueOf(life.toDays())));
        options.addAll(extensions);
        keytool(options);
    }

    private boolean endsWithin(String alias, Duration time) {
        X509Certificate certificate = certificate(alias);
        return certificate == null
                || certificate
                        .getNotAfter()
                        .toInstant()
                        .isBefore(clock.instant().plus(time));
    }

    private @Nullable X509Certificate certificate(String alias) {
        try {
            return Files.exists(keys) ? (X509Certificate) store().getCertificate(alias) : null;
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(e);
        }
    }

    private Key key(String alias) {
        try {
            return store().getKey(alias, password.toCharArray());
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(e);
        }
    }

    private KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    private LaunchFailed unreadable(Exception e) {
        return new LaunchFailed(
                "%s cannot be read: delete %s to have new certificates made".formatted(keys, keys.resolveSibling("")),
                e);
    }

    private static byte[] encoded(@Nullable X509Certificate certificate) {
        try {
            return certificate == null ? new byte[0] : certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new LaunchFailed("A certificate cannot be written", e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, text, what);
    }

    /** The password goes by the environment: a command line can be read by everybody. */
    private void keytool(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(options);
        command.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass:env", PASSWORD));
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD, password);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new LaunchFailed("keytool failed: " + said.strip());
            }
            var unused = Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new LaunchFailed("keytool of the JDK cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
