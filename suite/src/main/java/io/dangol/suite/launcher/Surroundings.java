package io.dangol.suite.launcher;

import io.dangol.suite.client.Credentials;
import java.util.HashMap;
import java.util.Map;

/** What each service is told by its environment. Secrets travel there too: a command line can be read by everybody. */
record Surroundings(Home home, Ports ports, Network network, Secrets secrets, Credentials bootstrap) {

    Map<String, String> of(Service service) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(service)));
        settings.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + network.toKafka(ports.kafka()));
        settings.put("DANGOL_GATEWAY_URL", ports.address(Service.GATEWAY));
        if (service.hasDatabase()) {
            settings.putAll(database(service));
        }
        if (ports.tls()) {
            settings.putAll(tls(service));
        }
        settings.putAll(
                switch (service) {
                    case GATEWAY -> gateway();
                    case CUSTOMER ->
                        Map.of(
                                "DANGOL_SECRETS_CARD_KEY", secrets.value("card-key"),
                                "DANGOL_SECRETS_VAULT_KEY", secrets.value("vault-key"),
                                "DANGOL_SECRETS_INDEX_KEY", secrets.value("index-key"),
                                "DANGOL_VAULT_ERASURES_FILE", home.erasures().toString());
                    case LOYALTY -> Map.of("DANGOL_SECRETS_CARD_KEY", secrets.value("card-key"));
                    case PARTNER -> partner();
                    case ANALYTICS -> Map.of();
                });
        return settings;
    }

    private Map<String, String> database(Service service) {
        int postgres = network.toPostgres(service, ports.postgres());
        return Map.of(
                // Long enough for the gateway to hear of it with an answer.
                "QUARKUS_SHUTDOWN_DELAY", "1S",
                "QUARKUS_DATASOURCE_JDBC_URL", Databases.url(postgres, service.shortName()),
                "QUARKUS_DATASOURCE_USERNAME", service.shortName(),
                "QUARKUS_DATASOURCE_PASSWORD", secrets.databasePassword(service),
                "QUARKUS_FLYWAY_USERNAME", Databases.owner(service),
                "QUARKUS_FLYWAY_PASSWORD", secrets.ownerPassword(service));
    }

    /** TLS only. A service lets in who shows a certificate, which the gateway does; certificates are read again now and then. */
    private Map<String, String> tls(Service service) {
        String own = Certificates.of(service, home).toString();
        String authority = Certificates.authority(home).toString();
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_SSL_PORT", String.valueOf(ports.of(service)));
        settings.put("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled");
        settings.put("QUARKUS_TLS_KEY_STORE_PEM__0__CERT", own);
        settings.put("QUARKUS_TLS_KEY_STORE_PEM__0__KEY", own);
        settings.put("QUARKUS_TLS_TRUST_STORE_PEM_CERTS", authority);
        settings.put("QUARKUS_TLS_RELOAD_PERIOD", "10S");
        if (service != Service.GATEWAY) {
            settings.put("DANGOL_MUTUAL_TLS", "true");
            settings.put("SMALLRYE_JWT_CLIENT_TLS_CERTIFICATE_PATH", authority);
        }
        return settings;
    }

    private Map<String, String> gateway() {
        return Map.of(
                "DANGOL_SECRETS_CLIENT_KEY", secrets.value("client-key"),
                "DANGOL_GATEWAY_SIGNING_KEY_FILE", home.signingKeys().toString(),
                "DANGOL_UPSTREAM_CUSTOMER", address(Service.CUSTOMER),
                "DANGOL_UPSTREAM_LOYALTY", address(Service.LOYALTY),
                "DANGOL_UPSTREAM_PARTNER", address(Service.PARTNER),
                "DANGOL_UPSTREAM_ANALYTICS", address(Service.ANALYTICS));
    }

    /** Where it is, and where its successor may be while both run; who stands in between knows of the one only. */
    private String address(Service service) {
        String address = ports.address("127.0.0.1", network.toService(service, ports.of(service)));
        return ports.spare(service)
                .filter(spare -> network == Network.STRAIGHT)
                .map(spare -> address + "," + ports.address("127.0.0.1", spare))
                .orElse(address);
    }

    private Map<String, String> partner() {
        return Map.of(
                "DANGOL_SECRETS_CLIENT_KEY", secrets.value("client-key"),
                "DANGOL_BOOTSTRAP_CLIENT_ID", bootstrap.clientId(),
                "DANGOL_BOOTSTRAP_CLIENT_SECRET", bootstrap.clientSecret());
    }
}
