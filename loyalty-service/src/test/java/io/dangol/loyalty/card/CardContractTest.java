package io.dangol.loyalty.card;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.card.CardEvent.CardBlocked;
import io.dangol.loyalty.card.CardEvent.CardIssued;
import io.dangol.loyalty.card.CardEvent.CardReplaced;
import io.dangol.loyalty.card.CardEvent.MemberIdentified;
import io.dangol.testing.Contract;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CardContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String TOKEN = "5b".repeat(32);
    private static final String OTHER_TOKEN = "a7".repeat(32);

    private final ObjectMapper json;

    CardContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void card_issued_is_written_as_promised() throws IOException {
        assertWritten(new CardIssued(TOKEN, id(1), id(2), NOON));
    }

    @Test
    void card_blocked_is_written_as_promised() throws IOException {
        assertWritten(new CardBlocked(TOKEN, id(1), id(2), Card.Ending.LOST, NOON));
    }

    @Test
    void card_replaced_is_written_as_promised() throws IOException {
        assertWritten(new CardReplaced(OTHER_TOKEN, TOKEN, id(1), id(2), NOON));
    }

    @Test
    void member_identified_is_written_as_promised() throws IOException {
        assertWritten(new MemberIdentified(id(2), id(1), id(3), TOKEN, NOON));
    }

    @Test
    void the_api_description_leaves_nothing_open() throws IOException {
        Contract.assertOpenApiIsComplete();
    }

    @Test
    void the_api_description_is_the_committed_one() throws IOException {
        Contract.assertOpenApiIsCommitted("loyalty-service");
    }

    private void assertWritten(CardEvent event) throws IOException {
        EventContract.assertWritten(event, json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
