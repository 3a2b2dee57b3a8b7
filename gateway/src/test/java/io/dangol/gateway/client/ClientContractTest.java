package io.dangol.gateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dangol.testing.Contract;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What partner-service promises of its clients is what the door goes by. */
class ClientContractTest {

    private static final String CHANGED = "io.dangol.partner.ApiClientChanged.v1";

    private final Map<String, ApiClient> clients = new HashMap<>();
    private final ClientEvents events = new ClientEvents(new ObjectMapper().registerModule(new JavaTimeModule()));

    @Test
    void api_client_changed_is_understood() throws IOException {
        JsonNode golden = Contract.golden(CHANGED);

        events.on(message(golden), clients);

        JsonNode secret = golden.required("secrets").get(0);
        assertThat(clients.get(golden.required("clientId").textValue()))
                .isEqualTo(new ApiClient(
                        golden.required("clientId").textValue(),
                        golden.required("role").textValue(),
                        texts(golden.required("scopes")),
                        golden.required("partnerId").textValue(),
                        texts(golden.required("storeCodes")),
                        List.of(new ApiClient.Secret(
                                secret.required("hash").textValue(),
                                Instant.parse(secret.required("expiresAt").textValue()))),
                        ApiClient.Status.ACTIVE,
                        golden.required("version").longValue()));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new java.util.ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static ConsumerRecord<String, byte[]> message(JsonNode event) {
        ConsumerRecord<String, byte[]> message = new ConsumerRecord<>(
                "dangol.partner.api-client",
                0,
                0,
                event.required("clientId").textValue(),
                event.toString().getBytes(UTF_8));
        message.headers().add("ce_type", CHANGED.getBytes(UTF_8));
        return message;
    }
}
