package io.dangol.customer.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.account.AccountEvent.AccountChanged;
import io.dangol.customer.account.AccountEvent.AccountRegistered;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The golden examples in {@code contracts} are what this feature writes. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AccountContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID ACCOUNT = new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0064L);

    private final ObjectMapper json;

    AccountContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void account_registered_is_written_as_promised() throws IOException {
        EventContract.assertWritten(new AccountRegistered(ACCOUNT, "DEALER", "FAIR", "KIEMSTA-2026", NOON), json);
    }

    @Test
    void account_changed_is_written_as_promised() throws IOException {
        EventContract.assertWritten(new AccountChanged(ACCOUNT, new TreeSet<>(List.of("name")), NOON), json);
    }
}
