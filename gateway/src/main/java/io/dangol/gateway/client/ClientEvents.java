package io.dangol.gateway.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/** Turns what the topic says into the directory. */
@Singleton
class ClientEvents {

    private static final Logger LOG = Logger.getLogger(ClientEvents.class);
    private static final String CHANGED = "io.dangol.partner.ApiClientChanged.v1";

    private final ClientDirectory directory;
    private final ObjectMapper json;

    ClientEvents(ClientDirectory directory, ObjectMapper json) {
        this.directory = directory;
        this.json = json;
    }

    void on(ConsumerRecord<String, byte[]> event) {
        if (event.value() == null) {
            directory.forget(event.key());
        } else if (type(event).equals(CHANGED)) {
            changed(event);
        }
    }

    private void changed(ConsumerRecord<String, byte[]> event) {
        try {
            directory.put(json.readValue(event.value(), ApiClient.class));
        } catch (IOException unreadable) {
            // It may have been a revocation: better to lock one client out than to let a revoked one in.
            directory.forget(event.key());
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
