package io.dangol.gateway.client;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(WithKafka.class)
class ClientTopicTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String CHANGED = "io.dangol.partner.ApiClientChanged.v1";

    @Test
    void the_gateway_is_ready_once_the_topic_was_read() throws Exception {
        makeTopic();

        await().atMost(SOON)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void an_announced_client_gets_a_token_until_it_is_revoked() throws Exception {
        String id = UUID.randomUUID().toString();

        announce(id, CHANGED, event(id, "ACTIVE"));
        await().atMost(SOON).untilAsserted(() -> token(id, 200));

        announce(id, CHANGED, event(id, "REVOKED"));
        await().atMost(SOON).untilAsserted(() -> token(id, 401));
    }

    @Test
    void a_client_whose_record_is_gone_is_unknown() throws Exception {
        String id = UUID.randomUUID().toString();
        announce(id, CHANGED, event(id, "ACTIVE"));
        await().atMost(SOON).untilAsserted(() -> token(id, 200));

        announce(id, CHANGED, null);

        await().atMost(SOON).untilAsserted(() -> token(id, 401));
    }

    @Test
    void a_client_whose_change_cannot_be_read_is_locked_out() throws Exception {
        String id = UUID.randomUUID().toString();
        announce(id, CHANGED, event(id, "ACTIVE"));
        await().atMost(SOON).untilAsserted(() -> token(id, 200));

        announce(id, CHANGED, "{not json");

        await().atMost(SOON).untilAsserted(() -> token(id, 401));
    }

    @Test
    void an_unknown_type_of_event_changes_nothing() throws Exception {
        String id = UUID.randomUUID().toString();
        String later = UUID.randomUUID().toString();
        announce(id, CHANGED, event(id, "ACTIVE"));
        announce(id, "io.dangol.partner.ApiClientAdmired.v1", "{}");
        announce(later, CHANGED, event(later, "ACTIVE"));

        await().atMost(SOON).untilAsserted(() -> token(later, 200));
        await().atMost(SOON).untilAsserted(() -> token(id, 200));
    }

    @Test
    void a_revoked_client_is_not_let_in_again_by_what_happened_before() throws Exception {
        String id = UUID.randomUUID().toString();
        String later = UUID.randomUUID().toString();
        announce(id, CHANGED, event(id, "REVOKED", 2));
        announce(id, CHANGED, event(id, "ACTIVE", 1));
        announce(id, CHANGED, event(id, "ACTIVE"));
        // On the same partition, so that it is read after them.
        announce(id, CHANGED, event(later, "ACTIVE", 0));

        await().atMost(SOON).untilAsserted(() -> token(later, 200));

        token(id, 401);
    }

    @Test
    void a_client_is_what_its_highest_version_says() throws Exception {
        String id = UUID.randomUUID().toString();

        announce(id, CHANGED, event(id, "REVOKED", 0));
        announce(id, CHANGED, event(id, "ACTIVE", 1));

        await().atMost(SOON).untilAsserted(() -> token(id, 200));
    }

    private static String event(String id, String status, long version) {
        return event(id, status).replace("\"more\":1", "\"version\":" + version);
    }

    private static void token(String id, int status) {
        given().auth()
                .preemptive()
                .basic(id, KnownClients.SECRET)
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .then()
                .statusCode(status);
    }

    private static String event(String id, String status) {
        return """
                {"clientId":"%s","name":"Till 1","role":"pos","scopes":["sales:write"],"partnerId":null,
                 "storeCodes":["UK-01"],"secrets":[{"hash":"%s"}],"status":"%s","at":"2026-03-01T00:00:00Z","more":1}
                """.formatted(id, KnownClients.hash(KnownClients.SECRET, setting("dangol.secrets.client-key")), status);
    }

    private static void announce(String id, String type, @Nullable String event)
            throws ExecutionException, InterruptedException {
        makeTopic();
        Map<String, Object> settings = Map.of("bootstrap.servers", setting("kafka.bootstrap.servers"));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> message =
                    new ProducerRecord<>(topic(), id, event == null ? null : event.getBytes(UTF_8));
            message.headers().add("ce_type", type.getBytes(UTF_8));
            producer.send(message).get();
        }
    }

    private static void makeTopic() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", setting("kafka.bootstrap.servers")))) {
            if (!admin.listTopics().names().get().contains(topic())) {
                admin.createTopics(List.of(
                                new NewTopic(topic(), 2, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                        .all()
                        .get();
            }
        }
    }

    private static String topic() {
        return setting("dangol.topic-prefix") + "dangol.partner.api-client";
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
