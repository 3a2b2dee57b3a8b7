package io.dangol.suite.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

    private static final String PASSWORD = "a-password-of-this-test";
    private static final String TO_SERVE = "1.3.6.1.5.5.7.3.1";
    private static final String TO_CALL = "1.3.6.1.5.5.7.3.2";

    @TempDir
    @SuppressWarnings("NullAway.Init") // Filled by JUnit.
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Made before each test, in its own folder.
    private Home home;

    @BeforeEach
    void open() {
        home = new Home(folder.resolve("home"));
        home.create();
    }

    @Test
    void they_are_made_once_are_good_for_this_machine_and_renewed_before_they_end() throws Exception {
        keptAfter(Duration.ZERO);
        X509Certificate authority = certificate(Certificates.authority(home));
        X509Certificate gateway = of(Service.GATEWAY);

        for (Service service : Service.values()) {
            X509Certificate made = of(service);
            made.verify(authority.getPublicKey());
            assertThat(names(made)).containsExactlyInAnyOrder("localhost", service.module(), "127.0.0.1");
            assertThat(made.getNotAfter()).isBefore(authority.getNotAfter());
            assertThat(permissions(Certificates.of(service, home))).isEqualTo("rw-------");
        }
        assertThat(gateway.getExtendedKeyUsage()).containsExactlyInAnyOrder(TO_SERVE, TO_CALL);
        assertThat(of(Service.LOYALTY).getExtendedKeyUsage()).containsExactly(TO_SERVE);
        assertThat(permissions(home.tls("keys.p12"))).isEqualTo("rw-------");
        assertThat(permissions(home.tls(""))).isEqualTo("rwx------");
        assertThatThrownBy(() -> gateway.verify(of(Service.LOYALTY).getPublicKey()))
                .isInstanceOf(SignatureException.class);

        keptAfter(Duration.ofDays(300));

        assertThat(of(Service.GATEWAY)).isEqualTo(gateway);

        keptAfter(Duration.ofDays(340));

        assertThat(of(Service.GATEWAY)).isNotEqualTo(gateway);
        assertThat(certificate(Certificates.authority(home))).isEqualTo(authority);
    }

    @Test
    void what_cannot_be_read_is_named_with_what_helps() throws IOException {
        home.createTls();
        Files.writeString(home.tls("keys.p12"), "nonsense");

        assertThatThrownBy(() -> keptAfter(Duration.ZERO))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("keys.p12")
                .hasMessageContaining("delete");
    }

    private void keptAfter(Duration time) {
        Certificates.keptIn(home, PASSWORD, Clock.offset(Clock.systemUTC(), time));
    }

    private X509Certificate of(Service service) throws IOException, CertificateException {
        return certificate(Certificates.of(service, home));
    }

    private static X509Certificate certificate(Path pem) throws IOException, CertificateException {
        String text = Files.readString(pem);
        Path alone =
                Files.writeString(pem.resolveSibling("read"), text.substring(text.indexOf("-----BEGIN CERTIFICATE")));
        try (InputStream in = Files.newInputStream(alone)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static List<String> names(X509Certificate certificate) throws CertificateException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names.stream().map(name -> String.valueOf(name.get(1))).toList();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
