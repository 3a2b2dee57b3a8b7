package io.dangol.platform.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dangol.platform.revocation.RevocationConsumer.ApiClientChanged;
import io.dangol.testing.Contract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RevocationContractTest {

    @Test
    void what_partner_service_promises_is_understood() throws IOException {
        ApiClientChanged told = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .readerFor(ApiClientChanged.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(Contract.golden("io.dangol.partner.ApiClientChanged.v1"));

        assertThat(told.clientId()).isNotBlank();
        assertThat(told.status()).isIn("ACTIVE", "REVOKED");
        assertThat(told.at()).isNotNull();
    }
}
