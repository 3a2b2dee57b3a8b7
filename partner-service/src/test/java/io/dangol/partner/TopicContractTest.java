package io.dangol.partner;

import io.dangol.platform.eventlog.KafkaSettings;
import io.dangol.platform.eventlog.Topic;
import io.dangol.platform.eventlog.Topics;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Others learn from {@code contracts/asyncapi.yaml} what this service tells them. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class TopicContractTest {

    private final Topics topics;
    private final KafkaSettings settings;

    TopicContractTest(Topics topics, KafkaSettings settings) {
        this.topics = topics;
        this.settings = settings;
    }

    @Test
    void every_topic_and_event_of_this_service_is_told_of() throws IOException {
        List<Topic> owned = new ArrayList<>(topics.owned());
        owned.add(settings.deadLetters());

        EventContract.assertTells("partner", owned);
    }
}
