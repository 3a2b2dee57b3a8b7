package io.dangol.suite.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** HTTP clients, and whose certificates they believe. */
public final class Https {

    private Https() {}

    /**
     * Speaks HTTP/1.1.
     *
     * @param authority a PEM file with the certificates that it believes instead of those that Java knows, or null
     * @throws CallFailed if the file cannot be read
     */
    public static HttpClient.Builder believing(@Nullable Path authority) {
        HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        return authority == null ? client : client.sslContext(context(authority));
    }

    private static SSLContext context(Path authority) {
        try (InputStream in = Files.newInputStream(authority)) {
            KeyStore believed = KeyStore.getInstance(KeyStore.getDefaultType());
            believed.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                believed.setCertificateEntry("authority-" + believed.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(believed);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new CallFailed("No certificates can be read from " + authority, e);
        }
    }
}
