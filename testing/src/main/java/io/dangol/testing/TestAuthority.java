package io.dangol.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A certificate authority of one test, made by the JDK's keytool, and who holds a certificate of it. */
public final class TestAuthority {

    private static final String AUTHORITY = "authority";
    private static final char[] PASSWORD = "for-tests-only".toCharArray();

    private final Path folder;
    private final Path store;

    private TestAuthority(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("keys.p12");
    }

    /** In a folder of its own. */
    public static TestAuthority make() {
        try {
            TestAuthority made = new TestAuthority(Files.createTempDirectory("authority"));
            made.keytool(AUTHORITY, "-ext", "bc:c=ca:true");
            Path unused = made.write(
                    AUTHORITY,
                    made.pem("CERTIFICATE", made.certificate(AUTHORITY).getEncoded()));
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that was made before: a test and its resource do not share their classes. */
    public static TestAuthority at(Path folder) {
        return new TestAuthority(folder);
    }

    public Path folder() {
        return folder;
    }

    /** What others believe: a PEM file. */
    public Path certificate() {
        return folder.resolve(AUTHORITY + ".pem");
    }

    /**
     * Makes a certificate.
     *
     * @param host the name or address that it is good for, as keytool says it: {@code ip:127.0.0.1}
     * @param purpose {@code serverAuth}, {@code clientAuth} or both
     * @return a PEM file with key and certificate
     */
    public Path issue(String holder, String host, String purpose) {
        keytool(holder, "-signer", AUTHORITY, "-ext", "san=" + host, "-ext", "eku=" + purpose);
        try {
            byte[] key = load().getKey(holder, PASSWORD).getEncoded();
            return write(
                    holder,
                    pem("PRIVATE KEY", key)
                            + pem("CERTIFICATE", certificate(holder).getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A caller that believes this authority and shows no certificate. */
    public SSLContext caller() {
        return context(null);
    }

    /** One that shows a certificate of another authority, or of this one, whatever the other side asks for. */
    public SSLContext caller(TestAuthority issuer, String holder) {
        return context(issuer.insisting(holder));
    }

    private SSLContext context(@Nullable KeyManager shown) {
        try {
            KeyStore believed = KeyStore.getInstance("PKCS12");
            believed.load(null, null);
            believed.setCertificateEntry(AUTHORITY, certificate(AUTHORITY));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(believed);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown == null ? null : new KeyManager[] {shown}, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyManager insisting(String holder) {
        try {
            PrivateKey key = (PrivateKey) load().getKey(holder, PASSWORD);
            return new Insisting(holder, key, certificate(holder));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate(String holder) throws IOException, GeneralSecurityException {
        return (X509Certificate) load().getCertificate(holder);
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            loaded.load(in, PASSWORD);
        }
        return loaded;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".pem"), text);
    }

    private String pem(String what, byte[] encoded) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what);
    }

    private void keytool(String holder, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", new String(PASSWORD)));
        command.addAll(List.of("-alias", holder, "-dname", "CN=" + holder, "-J-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The JDK's own would show nothing to who asks for certificates of another authority. */
    private static final class Insisting extends X509ExtendedKeyManager {

        private final String holder;
        private final PrivateKey key;
        private final X509Certificate certificate;

        Insisting(String holder, PrivateKey key, X509Certificate certificate) {
            this.holder = holder;
            this.key = key;
            this.certificate = certificate;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return holder;
        }

        @Override
        public String chooseEngineClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return holder;
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {holder};
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {certificate};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }
}
