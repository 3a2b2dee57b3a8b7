package io.dangol.gateway.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/** Turns what the topic says into the clients that there are. */
@Singleton
class ClientEvents {

    private static final Logger LOG = Logger.getLogger(ClientEvents.class);
    private static final String CHANGED = "io.dangol.partner.ApiClientChanged.v1";

    private final ObjectMapper json;

    ClientEvents(ObjectMapper json) {
        this.json = json;
    }

    /** Whatever the event holds, it costs at most its own client the way in. */
    void on(ConsumerRecord<String, byte[]> event, Map<String, ApiClient> clients) {
        if (event.key() == null) {
            LOG.errorf("API client event without a key passed over: offset=%d", event.offset());
        } else if (event.value() == null) {
            clients.remove(event.key());
        } else if (type(event).equals(CHANGED)) {
            changed(event, clients);
        }
    }

    private void changed(ConsumerRecord<String, byte[]> event, Map<String, ApiClient> clients) {
        try {
            ApiClient client = json.readValue(event.value(), ApiClient.class);
            var unused = clients.merge(client.clientId(), client, ApiClient::later);
        } catch (IOException | RuntimeException unreadable) {
            // It may have been a revocation: better to lock one client out than to let a revoked one in.
            clients.remove(event.key());
            LOG.errorf(
                    "API client event unreadable, client locked out: clientId=%s offset=%d",
                    event.key(), event.offset());
        }
    }

    private static String type(ConsumerRecord<String, byte[]> event) {
        Header type = event.headers().lastHeader("ce_type");
        return type == null ? "" : new String(type.value(), StandardCharsets.UTF_8);
    }
}
