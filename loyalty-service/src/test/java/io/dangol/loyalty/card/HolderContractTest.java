package io.dangol.loyalty.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.card.HolderConsumer.CardHolderRegistered;
import io.dangol.testing.Contract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What customer-service promises of a card's holder is what identifies the member. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class HolderContractTest {

    private static final String REGISTERED = "io.dangol.customer.CardHolderRegistered.v1";

    private final ObjectMapper json;

    HolderContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void card_holder_registered_is_understood() throws IOException {
        JsonNode golden = Contract.golden(REGISTERED);

        CardHolderRegistered holder = json.readerFor(CardHolderRegistered.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(golden);

        assertThat(holder)
                .isEqualTo(new CardHolderRegistered(
                        UUID.fromString(golden.required("customerId").textValue()),
                        golden.required("cardToken").textValue()));
    }
}
