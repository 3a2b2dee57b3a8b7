package io.dangol.customer.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.card.CardConsumer.CardReplaced;
import io.dangol.customer.card.CardConsumer.MemberIdentified;
import io.dangol.customer.card.CardEvent.CardHolderRegistered;
import io.dangol.testing.Contract;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The golden examples in {@code contracts} are what this feature writes, and what it must understand. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CardContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID CUSTOMER = new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0001L);

    @Inject
    ObjectMapper json;

    @Test
    void card_holder_registered_is_written_as_promised() throws IOException {
        CardEvent event = new CardHolderRegistered(CUSTOMER, "5f".repeat(32), NOON);

        EventContract.assertWritten(event, json);
    }

    @Test
    void member_identified_is_understood() throws IOException {
        JsonNode golden = Contract.golden(CardConsumer.MEMBER_IDENTIFIED);

        assertThat(understood(golden, MemberIdentified.class))
                .isEqualTo(new MemberIdentified(
                        id(golden, "memberId"), id(golden, "customerId"), text(golden, "cardToken"), at(golden)));
    }

    @Test
    void card_replaced_is_understood() throws IOException {
        JsonNode golden = Contract.golden(CardConsumer.CARD_REPLACED);

        assertThat(understood(golden, CardReplaced.class))
                .isEqualTo(new CardReplaced(
                        text(golden, "cardToken"),
                        text(golden, "replacedCardToken"),
                        id(golden, "memberId"),
                        at(golden)));
    }

    private <T> T understood(JsonNode event, Class<T> type) throws IOException {
        return json.readerFor(type)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(event);
    }

    private static UUID id(JsonNode event, String field) {
        return UUID.fromString(text(event, field));
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(text(event, "at"));
    }

    private static String text(JsonNode event, String field) {
        return event.required(field).textValue();
    }
}
